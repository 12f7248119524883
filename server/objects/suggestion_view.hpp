#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/search.hpp"
#include "objects/suggestion_change.hpp"

namespace folkmoot::objects {

/// Who decided about a change, and when.
struct DecidedBy {
    PersonLabel by;
    Time at;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&DecidedBy::by>("by", "Who decided it, or took it back"),
            field<&DecidedBy::at>("at", "When"), field<&DecidedBy::reason>("reason", "Why; may be empty")};
    }
};

struct SuggestionChangeView {
    std::int64_t number = 0;
    richtext::ChangeKind kind = richtext::ChangeKind::words;
    std::string block;
    std::string under;
    std::string html;
    SuggestionOutcome outcome = SuggestionOutcome::open;
    std::optional<bool> fits;
    std::optional<DecidedBy> decided;
    static constexpr auto fields() {
        return std::array{
            field<&SuggestionChangeView::number>("number", "Counts from 1 within the suggestion"),
            field<&SuggestionChangeView::kind>("kind",
                "Words within a block; a block added, removed, moved or of another kind; or several steps "
                "that "
                "make sense only together"),
            field<&SuggestionChangeView::block>("block", "The block it is about, as `data-block` has it"),
            field<&SuggestionChangeView::under>("under", "The heading that it stands under; may be empty"),
            field<&SuggestionChangeView::html>(
                "html", "Before and after, word by word, printed for this viewer"),
            field<&SuggestionChangeView::outcome>("outcome", "What became of it"),
            field<&SuggestionChangeView::fits>("fits",
                "Whether it can still be made of the draft; null for those who do not see the draft, and "
                "once "
                "it is decided"),
            field<&SuggestionChangeView::decided>("decided", "Who decided, when and why")};
    }
};

struct SuggestionView {
    ObjectId id;
    ObjectLabel about;
    std::string language;
    PersonLabel author;
    SuggestionState state = SuggestionState::open;
    BegunFrom begun_from = BegunFrom::published;
    std::int64_t base_revision = 0;
    std::optional<Time> sent;
    std::string note;
    ReadersView readers;
    std::vector<SuggestionChangeView> changes;
    bool may_decide = false;
    bool may_withdraw = false;
    bool may_write = false;
    static constexpr auto fields() {
        return std::array{field<&SuggestionView::id>("id", "The suggestion"),
            field<&SuggestionView::about>("about", "What it would change"),
            field<&SuggestionView::language>("language", "Language of its text (BCP 47)"),
            field<&SuggestionView::author>("author", "Who suggests it"),
            field<&SuggestionView::state>("state", "Whether it is being written, open or settled"),
            field<&SuggestionView::begun_from>("begun_from", "Which text its author had before them"),
            field<&SuggestionView::base_revision>("base_revision", "The revision that was published then"),
            field<&SuggestionView::sent>("sent", "When it was sent"),
            field<&SuggestionView::note>("note", "What its author says of it"),
            field<&SuggestionView::readers>("readers", "Whom it is for"),
            field<&SuggestionView::changes>("changes", "What it would change, in the order of reading"),
            field<&SuggestionView::may_decide>("may_decide", "The viewer accepts and rejects"),
            field<&SuggestionView::may_withdraw>("may_withdraw", "The viewer may take it back"),
            field<&SuggestionView::may_write>("may_write", "The viewer goes on writing it, at /collab")};
    }
};

/// One page of the suggestions on an object.
struct SuggestionsView {
    std::vector<SuggestionView> items;
    std::string next;
    std::int64_t open = 0;
    std::int64_t settled = 0;
    std::optional<ObjectId> writing;
    std::vector<ReadersView> readers;
    bool may_suggest = false;
    bool may_decide = false;
    static constexpr auto fields() {
        return std::array{field<&SuggestionsView::items>("items", "The newest first"),
            field<&SuggestionsView::next>(
                "next", "Ask with it as `after` for the page behind; empty at the end"),
            field<&SuggestionsView::open>(
                "open", "How many open ones the viewer sees; at most 1,000 are counted"),
            field<&SuggestionsView::settled>("settled", "And settled ones"),
            field<&SuggestionsView::writing>("writing", "The one that the viewer is writing"),
            field<&SuggestionsView::readers>("readers", "Whom a new one may be for; more than one: choose"),
            field<&SuggestionsView::may_suggest>("may_suggest", "The viewer may suggest changes"),
            field<&SuggestionsView::may_decide>("may_decide", "The viewer accepts and rejects")};
    }
};

/// Those in that state that the viewer may read, ten a page.
SuggestionsView list_suggestions(
    ReadContext& context, const SuggestedOn& on, SuggestionState state, std::string_view after);
/// One of them; of one that is being written, what it would change by now.
SuggestionView view_suggestion(
    ReadContext& context, const SuggestedOn& on, const Granted<Suggestion, View>& suggestion);

/// Suggestions that were made from what is published are found by the words they bring.
SearchText suggestion_search_text(ReadTx& tx, const ObjectRow& suggestion);

} // namespace folkmoot::objects
