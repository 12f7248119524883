#include "search/search.hpp"
#include "folkmoot/access.hpp"
#include "folkmoot/objects.hpp"
#include "search/hits.hpp"
#include "search/page_cursor.hpp"
#include "search/rank.hpp"
#include "search/snippet.hpp"
#include "search/suggestion.hpp"

#include <unordered_set>

namespace folkmoot::search {

namespace {

/// Looked for beyond the page, in place of hits that the store says are gone.
constexpr std::size_t spare_hits = 20;

constexpr Sql select_checked{"select id, type, visibility from object where deleted is null and id in "
                             "(select value from json_each(:ids))",
    "select id, type, visibility from object where deleted is null and id in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))"};

struct Checked {
    ObjectId id;
    std::string type;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&Checked::id>("id", "The object"), field<&Checked::type>("type", "Its type"),
            field<&Checked::visibility>("visibility", "Who sees it now")};
    }
};

Filters filters_of(const SearchRequest& request) {
    return {.space = request.space,
        .type = request.type,
        .tag = request.tag,
        .author = request.author,
        .changed_from = request.changed_from,
        .changed_to = request.changed_to};
}

/// Leaves what is there and visible in this transaction, in the same order.
std::vector<ObjectId> checked(ReadTx& tx, const Sight& sight, const Hits& hits) {
    if (hits.objects.empty()) return {};
    std::unordered_set<ObjectId> visible;
    const auto sees = [&](const Checked& row) {
        return hits.drafts.contains(row.id) ? sight.sees_draft(row.type, row.visibility)
                                            : sight.sees(row.visibility);
    };
    for (const auto& row : tx.rows<Checked>(select_checked, bind_ids(hits.objects)))
        if (sees(row)) visible.insert(row.id);
    std::vector<ObjectId> kept;
    std::ranges::copy_if(
        hits.objects, std::back_inserter(kept), [&](ObjectId id) { return visible.contains(id); });
    return kept;
}

/// Of up to 1,000 hits every one was checked; of more, that there are more.
std::string count_of(const Hits& hits, std::size_t visible) {
    if (hits.more) return "1,000+";
    return visible == most_hits ? "1,000" : std::to_string(visible);
}

} // namespace

SearchAnswer Search::find(const Asker& asker, const SearchRequest& request) const {
    const auto text = parse_query(request.q);
    const auto filters = filters_of(request);
    const PageCursor cursor(asker.tx, asker.viewer, request);
    const Ranking ranking{
        .sort = text.asks() ? request.sort : SearchSort::newest, .this_week = week_of(asker.tx.now())};
    const auto wanted = cursor.place() + hits_on_page + spare_hits;
    Hits hits;
    std::optional<QueryText> suggestion;
    index_.read([&](const Xapian::Database& index) {
        hits = find_hits(index, plan_query(text, filters, asker.sight), ranking, wanted);
        suggestion = hits.objects.empty() ? suggest(index, text, filters, asker.sight) : std::nullopt;
    });
    const auto visible = checked(asker.tx, asker.sight, hits);
    SearchAnswer answer{.items = {}, .next = {}, .count = count_of(hits, visible.size()), .suggestion = {}};
    if (suggestion) answer.suggestion = typed_form(*suggestion);

    const auto first = cursor.first(visible);
    const auto last = std::min({first + hits_on_page, visible.size(), most_hits});
    const auto standings =
        access::find_standings(asker.tx, asker.viewer, std::span{visible}.subspan(first, last - first), {});
    auto labels = objects::label(asker.tx, standings);
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const auto& row = standings[i].object();
        auto draft = hits.drafts.contains(row.id) ? draft_of(asker.tx, row) : std::nullopt;
        const auto text_of = types_.find(row.type);
        const auto body = draft ? std::move(draft->text.body)
            : text_of           ? text_of(asker.tx, row).body
                                : std::string{};
        answer.items.push_back({std::move(labels[i]), snippet_of(body, text), draft.has_value()});
    }
    const bool further = hits.more ? last < most_hits : last < visible.size();
    if (further && last > 0) answer.next = cursor.after(visible, last);
    return answer;
}

/// What was published since the index last looked is no draft any more.
std::optional<DraftText> Search::draft_of(ReadTx& tx, const ObjectRow& row) const {
    return types_.drafts() ? types_.drafts()->find(tx, row) : std::nullopt;
}

Completions Search::complete(const Asker& asker, std::string_view typed) const {
    const auto text = parse_query(typed);
    const Ranking ranking{.sort = SearchSort::best, .this_week = week_of(asker.tx.now())};
    constexpr auto wanted = 4 * most_completions;
    Hits titles, texts;
    index_.read([&](const Xapian::Database& index) {
        titles = find_hits(index, plan_completion(text, asker.sight), ranking, wanted);
        texts = titles.objects.size() < most_completions
            ? find_hits(index, plan_query(text, {}, asker.sight), ranking, wanted)
            : Hits{};
    });
    auto visible = checked(asker.tx, asker.sight, titles);
    for (const ObjectId object : checked(asker.tx, asker.sight, texts))
        if (std::ranges::find(visible, object) == visible.end()) visible.push_back(object);
    if (visible.size() > most_completions) visible.resize(most_completions);
    Completions answer{
        .objects = objects::label(asker.tx, access::find_standings(asker.tx, asker.viewer, visible, {}))};
    for (const auto& object : answer.objects)
        if (texts.drafts.contains(object.id)) answer.in_draft.push_back(object.id);
    return answer;
}

} // namespace folkmoot::search
