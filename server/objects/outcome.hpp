#pragma once
#include "objects/changed_passage.hpp"
#include "objects/comment.hpp"

namespace folkmoot::objects {

enum class PointVerdict { accepted, partly, not_accepted };

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::PointVerdict>{
    std::string_view{"accepted"}, std::string_view{"partly"}, std::string_view{"not_accepted"}};

namespace folkmoot::objects {

/// What was decided about something that somebody said: an object beside it, for the same people. Its
/// revisions are the decisions, each with its reason and with what it changed; its links say what it decided
/// and which blocks it changed, in which revision.
struct Outcome {
    ObjectId id;
    ObjectId about;
    ObjectId holder;
    PointVerdict verdict = PointVerdict::accepted;
    ObjectId owner;
    Time decided;
    static constexpr auto fields() {
        return std::array{field<&Outcome::id>("id", "The outcome"),
            field<&Outcome::about>("about", "What was decided about"),
            field<&Outcome::holder>("holder", "What that belongs to, and what it changes"),
            field<&Outcome::verdict>("verdict", "What was decided"),
            field<&Outcome::owner>("owner", "Who answers for it"),
            field<&Outcome::decided>("decided", "When")};
    }
    static constexpr ObjectType object_type() {
        return {.name = "core.outcome",
            .select = "select id, about, holder, verdict, owner, decided from outcome where id = :id"};
    }
};
/// Nothing where nothing was decided; one that was taken back is found, too.
std::optional<Outcome> find_outcome(ReadTx& tx, ObjectId about);

inline constexpr std::int64_t longest_reason = 2'000; ///< characters of Markdown

struct NewOutcome {
    PointVerdict verdict = PointVerdict::accepted;
    std::optional<CommentText> reason; ///< always, unless it is accepted
    std::vector<ChangedPassage> changed;
};

/// The first of its thread, or an answer for fewer people than the thread: something to decide about.
bool is_point(const CommentThread& thread, ObjectId author, Time made, const access::AudienceChoice& readers);

/// The published revision that its writer had before them.
std::int64_t revision_of_point(ReadTx& tx, const Comment& comment);

/// Reads a reason. Throws Code::bad_input with the field `text` as read_comment, for one that mentions
/// people, and for none where the verdict asks for one.
std::optional<CommentText> read_reason(PointVerdict verdict, std::string_view markdown, IdMint& ids);

/// Decides, or decides otherwise: whoever may edit what the comment is about. Gives the outcome and its
/// revision. Throws Code::forbidden "outcomes.may_not" and Code::conflict "outcomes.no_point".
struct MadeOutcome {
    ObjectId id;
    std::int64_t revision = 0;
};
MadeOutcome decide(WriteTx& tx, const Viewer& viewer, const Commented& commented,
    const Granted<Comment, View>& comment, const NewOutcome& outcome);
/// It goes to the recycle bin: nothing is decided any more. The next decision brings it back with its
/// history.
void take_outcome_back(
    WriteTx& tx, const Viewer& viewer, const Commented& commented, const Granted<Comment, View>& comment);

/// The present outcomes of a comment: what goes where it goes.
std::vector<ObjectId> outcomes_below(ReadTx& tx, ObjectId comment);
/// Some of the outcomes about an object or what belongs to it, wherever they are: what has to go before it
/// goes for good. At most twenty.
std::vector<ObjectId> some_outcomes_on(ReadTx& tx, ObjectId object);
/// An outcome leaves the bin for good.
void forget_outcome(WriteTx& tx, const ObjectRow& outcome);

} // namespace folkmoot::objects
