#include "collab/rooms/log.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/resting.hpp"
#include "objects/excerpt.hpp"
#include "objects/suggestion_change.hpp"
#include "objects/suggestion_event.hpp"
#include "objects/text_limits.hpp"
#include "objects/told_of.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_changes = 300;
constexpr std::size_t largest_changes = std::size_t{8} << 20;
constexpr std::size_t longest_new_words = 4'000; ///< octets of one change, for search

constexpr Sql select_changes{
    "select suggestion, number, kind, block, text_before, text_after, under, new_words, outcome, decided_at, "
    "decided_by, reason, client from suggestion_change where suggestion = :suggestion order by number"};
constexpr Sql insert_change{
    "insert into suggestion_change (suggestion, number, kind, block, text_before, text_after, under, "
    "new_words, outcome, decided_at, decided_by, reason, client) values (:suggestion, :number, :kind, "
    ":block, :text_before, :text_after, :under, :new_words, :outcome, :decided_at, :decided_by, :reason, "
    ":client)"};
constexpr Sql select_texts{"select base, sent from suggestion_text where suggestion = :suggestion"};
constexpr Sql set_sent{"update suggestion_text set sent = :sent where suggestion = :suggestion"};
constexpr Sql open_suggestion{"update suggestion set state = 'open', note = :note, sent_at = :now where id = "
                              ":id and state = 'writing'"};
constexpr Sql select_last_seq_of_fork{"select last_seq from live_document where id = :id"};

void append_words(std::string& words, const richtext::Text& text) {
    if (!words.empty()) words += ' ';
    words += richtext::plain_text(text);
}
void append_words(std::string& words, const richtext::edit::Insert& step) {
    append_words(words, step.block.text);
    for (const auto& inside : step.block.blocks)
        append_words(words, richtext::edit::Insert{{}, {}, inside});
}
void append_words(std::string& words, const richtext::edit::EditText& step) {
    append_words(words, step.insert);
}
void append_words(std::string&, const auto&) { }

/// Cut between two characters.
std::string shortened(std::string words, std::size_t most) {
    if (words.size() <= most) return words;
    while (most > 0 && (static_cast<unsigned char>(words[most]) & 0xc0U) == 0x80)
        --most;
    words.resize(most);
    return words;
}

std::vector<SuggestionChange> rows_of(ObjectId suggestion, const richtext::SeparateChanges& all) {
    if (all.changes().size() > most_changes) throw Problem(Code::conflict, "suggestions.too_many_changes");
    const auto shown = richtext::show_changes(all);
    std::vector<SuggestionChange> rows;
    std::size_t octets = 0;
    for (std::size_t at = 0; at < shown.size(); ++at) {
        const auto& change = all.changes()[at];
        SuggestionChange row{.suggestion = suggestion,
            .number = static_cast<std::int64_t>(at) + 1,
            .kind = change.kind,
            .block = static_cast<std::int64_t>(change.block),
            .text_before = {richtext::write_json(shown[at].before)},
            .text_after = {richtext::write_json(shown[at].after)},
            .under = excerpt_of(shown[at].under),
            .new_words = {},
            .decided_at = {},
            .decided_by = {},
            .reason = {},
            .client = {}};
        for (const std::size_t step : change.steps)
            std::visit([&](const auto& edit) { append_words(row.new_words, edit); }, all.script()[step]);
        row.new_words = shortened(std::move(row.new_words), longest_new_words);
        octets += row.text_before.text.size() + row.text_after.text.size();
        if (octets > largest_changes) throw Problem(Code::conflict, "suggestions.too_many_changes");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string title_of(const std::vector<SuggestionChange>& changes) {
    for (const auto& change : changes)
        if (auto title = excerpt_of(change.new_words); !title.empty()) return title;
    for (const auto& change : changes) {
        const auto words = richtext::plain_text(read_text(change.text_before)).text;
        if (auto title = excerpt_of(words); !title.empty()) return title;
    }
    return {};
}

} // namespace

std::vector<SuggestionChange> changes_of(ReadTx& tx, ObjectId suggestion) {
    return tx.rows<SuggestionChange>(select_changes, bind("suggestion", suggestion));
}

SuggestionTexts texts_of(ReadTx& tx, ObjectId suggestion) {
    return tx.row<SuggestionTexts>(select_texts, bind("suggestion", suggestion)).value();
}

SuggestionToSend prepare_sending(ReadTx& tx, const Suggestion& suggestion, IdMint& ids) {
    const auto stored = collab::find_document(tx, suggestion.id);
    if (!stored) throw Problem(Code::conflict, "suggestions.decided");
    auto content = collab::open_stored(*stored);
    SuggestionToSend sending{.seq = stored->last_seq, .text = {}, .changes = {}, .title = {}};
    sending.text = collab::named_text(content, collab::house_client(ids.next()), [&] {
        return richtext::BlockId{ids.next().value()};
    }).tree;
    auto all = richtext::SeparateChanges::between(
        read_text(texts_of(tx, suggestion.id).base), std::move(sending.text));
    if (!all) throw Problem(Code::internal, "richtext.stored_text_unreadable");
    sending.text = all->to();
    sending.changes = rows_of(suggestion.id, *all);
    if (sending.changes.empty()) throw Problem(Code::conflict, "suggestions.nothing_changed");
    sending.title = title_of(sending.changes);
    return sending;
}

void send_suggestion(WriteTx& tx, const Viewer& viewer, const SuggestedOn& on,
    const Granted<Suggestion, View>& suggestion, const SuggestionToSend& sending, std::string_view note) {
    if (!may_write(viewer, on, *suggestion))
        access::refuse_writing(tx, on.object.object(), "suggestions.may_not");
    check_length("note", note, longest_note);
    const ObjectRow& row = suggestion.object();
    if (tx.value<std::int64_t>(select_last_seq_of_fork, bind("id", row.id)) != sending.seq)
        throw Problem(Code::stale, "suggestions.still_writing");
    const Json sent{richtext::write_json(sending.text)};
    check_size(sent.text, largest_body);
    if (tx.run(open_suggestion, bind("note", note), bind("now", tx.now()), bind("id", row.id)) != 1)
        throw Problem(Code::conflict, "suggestions.decided");
    tx.run(set_sent, bind("sent", sent), bind("suggestion", row.id));
    for (const auto& change : sending.changes)
        tx.run_with(insert_change, change);
    // A title is read by whoever sees the object; that the draft is not read by all of them is not its
    // affair.
    if (!sending.title.empty() && suggestion->begun_from == BegunFrom::published)
        rename(tx, suggestion.standing(), sending.title);
    collab::forget_document(tx, row.id);
    tell_of(tx, on.object.object(), row.visibility, SuggestionSent{row.id});
}

} // namespace folkmoot::objects
