#pragma once
#include "objects/suggestion_change.hpp"

namespace folkmoot::objects {

enum class Verdict { accepted, rejected };

/// What an editor decides.
struct VerdictGiven {
    Verdict verdict = Verdict::accepted;
    std::string reason; ///< at most 500 characters
};

/// Changes of one suggestion that are decided together.
struct DecidedChanges {
    ObjectId suggestion;
    ObjectId author;
    std::vector<std::int64_t> numbers;
};

/// A decision, ready to be saved.
struct PreparedVerdict {
    ObjectId about;
    VerdictGiven given;
    std::vector<DecidedChanges> decided;
    std::int64_t overtaken = 0; ///< those that can no longer be made, and stay open
    std::optional<collab::DraftChange> draft; ///< with what is accepted
};

/// What became of a decision.
struct VerdictAnswer {
    std::int64_t decided = 0;
    std::int64_t overtaken = 0;
    static constexpr auto fields() {
        return std::array{field<&VerdictAnswer::decided>("decided", "How many changes were decided"),
            field<&VerdictAnswer::overtaken>("overtaken",
                "How many could not be accepted, as the text has gone on: they stay open, with their words")};
    }
};

/// About all open changes of these suggestions, which are of one author; or about one change of the only
/// suggestion. Throws Code::forbidden "suggestions.may_not", and about one change Code::conflict
/// "suggestions.decided" and "suggestions.overtaken".
PreparedVerdict prepare_verdict(ReadTx& tx, const SuggestedOn& on, const std::vector<Suggestion>& suggestions,
    std::optional<std::int64_t> number, VerdictGiven given, IdMint& ids);
/// Takes what is accepted into the draft as its author's words, and keeps the decision, in one transaction.
/// Throws Code::conflict "suggestions.decided" where somebody else was quicker, and as collab::save_change.
VerdictAnswer save_verdict(
    WriteTx& tx, const Viewer& viewer, const SuggestedOn& on, const PreparedVerdict& verdict);

/// The open suggestions of one person on an object; at most 20, which is all that there can be.
std::vector<Suggestion> open_suggestions_of(ReadTx& tx, ObjectId about, ObjectId author);

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::Verdict>{
    std::string_view{"accepted"}, std::string_view{"rejected"}};
