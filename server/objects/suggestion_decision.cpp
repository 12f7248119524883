#include "objects/suggestion_decision.hpp"

#include "folkmoot/audit.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/resting.hpp"
#include "objects/suggestion_event.hpp"
#include "objects/text_limits.hpp"
#include "objects/told_of.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_open_of{
    "select id, about, author, state, begun_from, base_revision, note, sent_at from suggestion where about = "
    ":about and author = :author and state = 'open' order by id limit 20"};
constexpr Sql decide_change{
    "update suggestion_change set outcome = :outcome, decided_at = :now, decided_by = :by, reason = :reason, "
    "client = :client where suggestion = :suggestion and number = :number and outcome = 'open'"};
constexpr Sql settle_if_all_decided{
    "update suggestion set state = 'settled' where id = :id and not exists (select 1 from suggestion_change "
    "where suggestion = :id and outcome = 'open')"};
constexpr Sql visibility_of{"select visibility from object where id = :id"};

/// One suggestion's changes, in the order of its rows.
struct Compared {
    richtext::SeparateChanges all;
    std::vector<SuggestionChange> rows;
    std::vector<std::size_t> accepted;
};

/// Its rows were made of the same texts by the same rules; where a newer program has others, nothing of it is
/// made rather than something else.
std::optional<Compared> compare(ReadTx& tx, ObjectId suggestion) {
    const auto texts = texts_of(tx, suggestion);
    if (!texts.sent) return std::nullopt;
    auto all = richtext::SeparateChanges::between(read_text(texts.base), read_text(*texts.sent));
    if (!all) throw Problem(Code::internal, "richtext.stored_text_unreadable");
    Compared compared{.all = std::move(*all), .rows = changes_of(tx, suggestion), .accepted = {}};
    const auto& changes = compared.all.changes();
    if (changes.size() != compared.rows.size()) return std::nullopt;
    for (std::size_t at = 0; at < changes.size(); ++at) {
        const auto& row = compared.rows[at];
        if (row.kind != changes[at].kind || row.block != static_cast<std::int64_t>(changes[at].block))
            return std::nullopt;
        if (row.outcome == SuggestionOutcome::accepted) compared.accepted.push_back(at);
    }
    return compared;
}

/// Makes changes of a draft, one suggestion after the other.
class Accepting {
public:
    Accepting(ReadTx& tx, const ObjectRow& about, IdMint& ids)
        : tx_(tx)
        , ids_(ids)
        , draft_(collab::open_draft(tx, about, ids))
        , text_(draft_.tree) { }

    /// Gives those that could be made.
    std::vector<std::int64_t> make(ObjectId suggestion, const std::vector<std::int64_t>& numbers) {
        auto compared = compare(tx_, suggestion);
        if (!compared) return {};
        std::vector<std::size_t> wanted;
        for (const auto number : numbers)
            wanted.push_back(static_cast<std::size_t>(number - 1));
        if (make(*compared, wanted)) return numbers;
        std::vector<std::int64_t> made;
        if (wanted.size() == 1) return made;
        for (const std::size_t one : wanted)
            if (make(*compared, {one})) made.push_back(static_cast<std::int64_t>(one) + 1);
        return made;
    }
    collab::DraftChange finish() && { return collab::change_draft(std::move(draft_), text_, ids_); }

private:
    bool make(Compared& compared, const std::vector<std::size_t>& wanted) {
        auto made = richtext::make_changes(compared.all, compared.accepted, wanted, text_);
        if (!made) return false;
        text_ = std::move(*made);
        std::ranges::copy(wanted, std::back_inserter(compared.accepted));
        return true;
    }

    ReadTx& tx_;
    IdMint& ids_;
    collab::OpenDraft draft_;
    richtext::Tree text_;
};

std::vector<std::int64_t> open_numbers(ReadTx& tx, ObjectId suggestion, std::optional<std::int64_t> number) {
    std::vector<std::int64_t> numbers;
    for (const auto& row : changes_of(tx, suggestion)) {
        if (number && row.number != *number) continue;
        if (row.outcome == SuggestionOutcome::open)
            numbers.push_back(row.number);
        else if (number)
            throw Problem(Code::conflict, "suggestions.decided");
    }
    if (number && numbers.empty()) throw Problem(Code::not_found, "access.not_found");
    return numbers;
}

} // namespace

PreparedVerdict prepare_verdict(ReadTx& tx, const SuggestedOn& on, const std::vector<Suggestion>& suggestions,
    std::optional<std::int64_t> number, VerdictGiven given, IdMint& ids) {
    if (!on.edits) access::refuse_writing(tx, on.object.object(), "suggestions.may_not");
    check_length("reason", given.reason, longest_note);
    PreparedVerdict verdict{
        .about = on.object.object().id, .given = std::move(given), .decided = {}, .draft = std::nullopt};
    std::optional<Accepting> accepting;
    if (verdict.given.verdict == Verdict::accepted) accepting.emplace(tx, on.object.object(), ids);
    for (const auto& suggestion : suggestions) {
        auto numbers = open_numbers(tx, suggestion.id, number);
        const auto open = std::ssize(numbers);
        if (accepting) numbers = accepting->make(suggestion.id, numbers);
        verdict.overtaken += open - std::ssize(numbers);
        if (!numbers.empty()) verdict.decided.push_back({suggestion.id, suggestion.author, numbers});
    }
    if (number && verdict.overtaken > 0) throw Problem(Code::conflict, "suggestions.overtaken");
    if (accepting && !verdict.decided.empty()) verdict.draft = std::move(*accepting).finish();
    return verdict;
}

VerdictAnswer save_verdict(
    WriteTx& tx, const Viewer& viewer, const SuggestedOn& on, const PreparedVerdict& verdict) {
    if (!on.edits) access::refuse_writing(tx, on.object.object(), "suggestions.may_not");
    const bool accepts = verdict.given.verdict == Verdict::accepted;
    const auto outcome = accepts ? SuggestionOutcome::accepted : SuggestionOutcome::rejected;
    const auto client = verdict.draft && !verdict.draft->updates.empty()
        ? std::optional{static_cast<std::int64_t>(verdict.draft->client)}
        : std::nullopt;
    VerdictAnswer answer{.overtaken = verdict.overtaken};
    for (const auto& decided : verdict.decided) {
        for (const auto number : decided.numbers)
            if (tx.run(decide_change, bind("outcome", outcome), bind("now", tx.now()),
                    bind("by", viewer.person()), bind("reason", verdict.given.reason), bind("client", client),
                    bind("suggestion", decided.suggestion), bind("number", number))
                != 1)
                throw Problem(Code::conflict, "suggestions.decided");
        const auto count = std::ssize(decided.numbers);
        answer.decided += count;
        tx.run(settle_if_all_decided, bind("id", decided.suggestion));
        const auto visibility = tx.value<ObjectId>(visibility_of, bind("id", decided.suggestion)).value();
        tell_of(tx, on.object.object(), visibility,
            SuggestionDecided{.suggestion = decided.suggestion,
                .accepted = accepts ? count : 0,
                .rejected = accepts ? 0 : count});
        tx.audit(AuditLine{accepts ? "core.suggestion_accepted" : "core.suggestion_rejected"}
                .about(decided.suggestion)
                .in(on.object.object().space));
    }
    if (verdict.draft) collab::save_change(tx, *verdict.draft, verdict.decided.front().author);
    return answer;
}

std::vector<Suggestion> open_suggestions_of(ReadTx& tx, ObjectId about, ObjectId author) {
    return tx.rows<Suggestion>(select_open_of, bind("about", about), bind("author", author));
}

} // namespace folkmoot::objects
