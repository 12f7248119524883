#pragma once
#include "folkmoot/addressees.hpp"
#include "objects/deadline.hpp"

namespace folkmoot::objects {

enum class AskKind { comment, approve, read };
enum class AskAnswer {
    answered, ///< what there was to say has been said in comments
    nothing_to_add,
    approved,
    not_approved,
    read
};
enum class AskEnding {
    closed, ///< its time is over, and what was answered counts
    withdrawn ///< it should not have been asked: nobody sees it any more
};

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::AskKind>{
    std::string_view{"comment"}, std::string_view{"approve"}, std::string_view{"read"}};
template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::AskAnswer>{std::string_view{"answered"},
    std::string_view{"nothing_to_add"}, std::string_view{"approved"}, std::string_view{"not_approved"},
    std::string_view{"read"}};
template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::AskEnding>{
    std::string_view{"closed"}, std::string_view{"withdrawn"}};

namespace folkmoot::objects {

using AskOthers = Action<"core.ask">;

inline constexpr std::size_t most_asked = 200; ///< people, by one ask
inline constexpr std::int64_t longest_ask_note = 1'000; ///< characters

/// People are asked to do something with an object by a day. No object itself: whom it is for is a list of
/// people and no audience.
struct AskRow {
    ObjectId id;
    ObjectId about;
    AskKind kind = AskKind::comment;
    ObjectId asked_by;
    Time asked;
    std::int64_t revision = 0; ///< that was published then
    std::string due_on;
    std::string due_zone;
    Time due;
    std::string note;
    std::optional<Time> ended;
    std::optional<AskEnding> ending;
    Deadline deadline() const { return {.on = due_on, .zone = due_zone, .at = due}; }
    static constexpr auto fields() {
        return std::array{field<&AskRow::id>("id", "The ask"), field<&AskRow::about>("about", "About what"),
            field<&AskRow::kind>("kind", "To do what"), field<&AskRow::asked_by>("asked_by", "By whom"),
            field<&AskRow::asked>("asked", "When"),
            field<&AskRow::revision>("revision", "The published revision then"),
            field<&AskRow::due_on>("due_on", "By the end of this day"),
            field<&AskRow::due_zone>("due_zone", "In this time zone"),
            field<&AskRow::due>("due", "Which is at this moment"), field<&AskRow::note>("note", "The note"),
            field<&AskRow::ended>("ended", "When it was closed or withdrawn"),
            field<&AskRow::ending>("ending", "Which of the two")};
    }
};
std::optional<AskRow> find_ask(ReadTx& tx, ObjectId ask);

struct NewAsk {
    AskKind kind = AskKind::comment;
    Deadline due;
    std::string note;
    std::vector<ObjectId> people; ///< 1 to most_asked, all of whom may do it
};

/// Asks them. Throws Code::conflict "asks.not_published" for what is a draft or in the bin, and
/// "asks.too_many_running" where fifty others run; Code::bad_input for nobody or too many.
ObjectId ask(WriteTx& tx, const Granted<ObjectRow, AskOthers>& about, const NewAsk& ask);

struct AskChange {
    Deadline due;
    std::string note;
};
/// Another day, another note. Throws Code::conflict "asks.ended" for one that has been closed or withdrawn,
/// as the next two do.
void change_ask(
    WriteTx& tx, const Granted<ObjectRow, AskOthers>& about, const AskRow& ask, const AskChange& change);
void end_ask(WriteTx& tx, const Granted<ObjectRow, AskOthers>& about, const AskRow& ask, AskEnding ending);

/// The viewer, who was asked, says what became of it. `revision` is the published one that they read; an
/// approval counts for the text that stands: Code::stale when another was published. Throws Code::bad_input
/// for an answer that this kind of ask does not take.
void answer_ask(WriteTx& tx, const Viewer& viewer, const Standing& about, const AskRow& ask, AskAnswer answer,
    std::int64_t revision);
/// It was too early: the ask is on their home again.
void take_answer_back(WriteTx& tx, const Viewer& viewer, const Standing& about, const AskRow& ask);
bool is_asked(ReadTx& tx, const AskRow& ask, ObjectId person);
/// Whether people are asked to comment on it or to approve it, that has not been closed and its day is not
/// over: what they look at shall not become another text by itself.
bool is_under_review(ReadTx& tx, ObjectId object);

/// Reminds those who have not answered the one ask that waits longest for it: two days before its day is
/// over, and once it is. Gives how many asks it looked at: 0 when there is none left.
std::int64_t remind_of_one_ask(WriteTx& tx);

} // namespace folkmoot::objects
