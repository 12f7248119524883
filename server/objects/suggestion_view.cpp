#include "objects/suggestion_view.hpp"

#include "folkmoot/printing.hpp"
#include "objects/position.hpp"
#include "objects/suggestion_seen.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t suggestions_on_page = 10;

constexpr Sql select_words{
    "select new_words from suggestion_change where suggestion = :suggestion order by number limit 300"};

std::string_view suggestion_state_name(SuggestionState state) {
    return names_of<SuggestionState>[static_cast<std::size_t>(state)];
}

/// Prints suggestions on one object for one viewer.
class SuggestionPresenter {
public:
    SuggestionPresenter(ReadContext& context, const SuggestedOn& on)
        : context_(context)
        , on_(on)
        , about_(label(context.tx, on.object))
        , known_(access::audiences_under(context.tx, context.viewer, on.object))
        , choices_(on.may_suggest ? readers_of_suggestion(context.tx, context.viewer, on)
                                  : std::vector<access::AudienceChoice>{}) { }

    const std::vector<access::AudienceChoice>& choices() const { return choices_; }

    SuggestionView present(const Suggestion& suggestion, ObjectId visibility) {
        const bool own = context_.viewer.person() && suggestion.author == context_.viewer.person();
        const bool open = suggestion.state == SuggestionState::open;
        SuggestionView view{.id = suggestion.id,
            .about = about_,
            .language = on_.object.object().language,
            .author = label_person(context_.tx, suggestion.author),
            .state = suggestion.state,
            .begun_from = suggestion.begun_from,
            .base_revision = suggestion.base_revision,
            .sent = suggestion.sent_at,
            .note = suggestion.note,
            .readers = readers_of_sight(visibility),
            .may_decide = on_.edits && open,
            .may_withdraw = own && suggestion.state != SuggestionState::settled,
            .may_write = may_write(context_.viewer, on_, suggestion)};
        const auto rows = suggestion.state == SuggestionState::writing
            ? so_far(suggestion)
            : changes_of(context_.tx, suggestion.id);
        const auto fitting = open && on_.edits ? fitting_of(suggestion.id, rows) : std::vector<bool>{};
        auto deciders = deciders_of(rows);
        for (std::size_t at = 0; at < rows.size(); ++at) {
            view.changes.push_back(change(rows[at], std::move(deciders[at])));
            if (rows[at].outcome == SuggestionOutcome::open && at < fitting.size())
                view.changes.back().fits = fitting[at];
        }
        return view;
    }

private:
    SuggestionChangeView change(const SuggestionChange& row, PersonLabel decider) {
        const auto difference = richtext::diff(read_text(row.text_before), read_text(row.text_after));
        auto options = html_options(context_.services, context_.request.language, difference.tree);
        options.block_ids = richtext::HtmlOptions::BlockIds::absent;
        options.id_prefix = "s" + row.suggestion.text() + "-" + std::to_string(row.number) + "-";
        SuggestionChangeView view{.number = row.number,
            .kind = row.kind,
            .block = std::to_string(row.block),
            .under = row.under,
            .html = {},
            .outcome = row.outcome,
            .fits = std::nullopt,
            .decided = std::nullopt};
        richtext::append_html(view.html, richtext::print_fragment(difference, options),
            PrintFacts{context_.tx, context_.viewer});
        if (row.decided_at) view.decided = DecidedBy{std::move(decider), *row.decided_at, row.reason};
        return view;
    }

    std::vector<PersonLabel> deciders_of(const std::vector<SuggestionChange>& rows) {
        std::vector<ObjectId> people;
        for (const auto& row : rows)
            people.push_back(row.decided_by.value_or(ObjectId{}));
        return label_people(context_.tx, people);
    }

    std::vector<SuggestionChange> so_far(const Suggestion& suggestion) {
        try {
            return prepare_sending(context_.tx, suggestion, context_.services.ids()).changes;
        } catch (const Problem& problem) {
            if (problem.key() == "suggestions.nothing_changed") return {};
            throw;
        }
    }

    /// Of each change, whether it can be made of the draft as it is now.
    std::vector<bool> fitting_of(ObjectId suggestion, const std::vector<SuggestionChange>& rows) {
        const auto texts = texts_of(context_.tx, suggestion);
        const auto all = richtext::SeparateChanges::between(
            read_text(texts.base), read_text(texts.sent.value_or(texts.base)));
        if (!all || all->changes().size() != rows.size()) return std::vector<bool>(rows.size(), false);
        std::vector<std::size_t> accepted;
        for (std::size_t at = 0; at < rows.size(); ++at)
            if (rows[at].outcome == SuggestionOutcome::accepted) accepted.push_back(at);
        const richtext::FittingChanges fitting{*all, accepted, draft()};
        std::vector<bool> fits;
        for (std::size_t at = 0; at < rows.size(); ++at)
            fits.push_back(rows[at].outcome == SuggestionOutcome::open && fitting.fits(at));
        return fits;
    }
    const richtext::Tree& draft() {
        if (!draft_)
            draft_ = collab::open_draft(context_.tx, on_.object.object(), context_.services.ids()).tree;
        return *draft_;
    }

    ReadersView readers_of_sight(ObjectId visibility) {
        auto audience = access::audience_of(context_.tx, visibility);
        for (const auto& choice : known_)
            if (choice.is(audience.audience, audience.lane)) audience.name = choice.name;
        return view_readers(audience);
    }

    ReadContext& context_;
    const SuggestedOn& on_;
    ObjectLabel about_;
    std::vector<access::AudienceChoice> known_; ///< sides by the names that the viewer knows them by
    std::vector<access::AudienceChoice> choices_;
    std::optional<richtext::Tree> draft_;
};

} // namespace

SuggestionsView list_suggestions(
    ReadContext& context, const SuggestedOn& on, SuggestionState state, std::string_view after) {
    const std::string list =
        "suggestions:" + std::string{suggestion_state_name(state)} + on.object.object().id.text();
    const auto before =
        open_position(context.tx, context.viewer, list, after, std::numeric_limits<std::int64_t>::max());
    const SuggestionsSeen seen{context.tx, context.viewer, on};
    SuggestionPresenter presenter{context, on};
    auto page = seen.page(state, ObjectId{before}, suggestions_on_page + 1);
    SuggestionsView view;
    if (page.size() > suggestions_on_page) {
        page.resize(suggestions_on_page);
        view.next = seal_position(context.tx, context.viewer, list, page.back().id.value());
    }
    for (const auto& suggestion : page)
        view.items.push_back(
            presenter.present(suggestion, access::load<ObjectRow>(context.tx, suggestion.id).visibility));
    view.open = seen.count(SuggestionState::open);
    view.settled = seen.count(SuggestionState::settled);
    if (context.viewer.signed_in())
        view.writing = find_writing(context.tx, context.viewer.person(), on.object.object().id);
    for (const auto& choice : presenter.choices())
        view.readers.push_back(view_readers(choice));
    view.may_suggest = !view.readers.empty();
    view.may_decide = on.edits;
    return view;
}

SuggestionView view_suggestion(
    ReadContext& context, const SuggestedOn& on, const Granted<Suggestion, View>& suggestion) {
    return SuggestionPresenter{context, on}.present(*suggestion, suggestion.object().visibility);
}

SearchText suggestion_search_text(ReadTx& tx, const ObjectRow& row) {
    const auto suggestion = access::load<Suggestion>(tx, row.id);
    SearchText text{.title = {}, .body = {}, .language = row.language, .tags = {}};
    if (suggestion.state == SuggestionState::writing || suggestion.begun_from == BegunFrom::draft)
        return text;
    text.title = row.title;
    for (const auto& words : tx.values<std::string>(select_words, bind("suggestion", row.id)))
        text.body += words + '\n';
    return text;
}

} // namespace folkmoot::objects
