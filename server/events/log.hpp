#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::events {

/// One event that has its number, as every view of the log reads it. Ids only.
struct LoggedEvent {
    std::int64_t seq = 0;
    ObjectId id;
    std::string name;
    ObjectId actor; ///< none: the house itself
    std::optional<ObjectId> space;
    std::optional<ObjectId> component;
    std::optional<ObjectId> object;
    std::optional<ObjectId> visibility; ///< who may learn of it; none: whoever sees the space
    std::optional<ObjectId> person; ///< only this person may learn of it
    Time at;
    Json data;

    static constexpr auto fields() {
        return std::array{field<&LoggedEvent::seq>("seq", "Its number"),
            field<&LoggedEvent::id>("id", "The event"), field<&LoggedEvent::name>("name", "What happened"),
            field<&LoggedEvent::actor>("actor", "Who did it"),
            field<&LoggedEvent::space>("space", "In which space"),
            field<&LoggedEvent::component>("component", "In which section"),
            field<&LoggedEvent::object>("object", "To what"),
            field<&LoggedEvent::visibility>("visibility", "Who may learn of it"),
            field<&LoggedEvent::person>("person", "Whom alone it concerns"),
            field<&LoggedEvent::at>("at", "When"), field<&LoggedEvent::data>("data", "Further ids")};
    }
};

/// The last number given out, and which life of this store it belongs to: a restored backup begins another,
/// in which the same numbers may mean other events.
struct LogHead {
    std::int64_t seq = 0;
    std::string incarnation;
    static constexpr auto fields() {
        return std::array{field<&LogHead::seq>("seq", "The last number"),
            field<&LogHead::incarnation>("incarnation", "Which life of the store")};
    }
};

LogHead head(ReadTx& tx);
/// Makes the head of a fresh log, in the life that begins now. Once it is there, this changes nothing.
void open_log(WriteTx& tx);

/// Up to `most` (1 to 1,000) events after number `after`, in order and without a gap.
std::vector<LoggedEvent> read_after(ReadTx& tx, std::int64_t after, std::int64_t most);
/// The same, of one space or one object without what concerns one person alone, or of one person.
std::vector<LoggedEvent> read_space(ReadTx& tx, ObjectId space, std::int64_t after, std::int64_t most);
std::vector<LoggedEvent> read_object(ReadTx& tx, ObjectId object, std::int64_t after, std::int64_t most);
std::vector<LoggedEvent> read_person(ReadTx& tx, ObjectId person, std::int64_t after, std::int64_t most);

/// Gives every event that has no number yet the next one, in the order in which they were written. Only the
/// sequencer calls it, one at a time for a store. Gives how many.
std::int64_t number_events(WriteTx& tx);

/// Whether something has been committed that has no number yet, so that no view of the log shows it.
bool has_unnumbered(ReadTx& tx);

/// Begins another life of the store, after a restore: every client cursor from before is refused from now on.
void begin_incarnation(WriteTx& tx);

} // namespace folkmoot::events
