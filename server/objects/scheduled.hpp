#pragma once
// A text that is to be published at a moment: as it was when that was said, in the name of whoever said it.
#include "objects/local_time.hpp"
#include "objects/publication.hpp"

namespace folkmoot::objects {

/// Why a publication could not be done when its time came.
enum class PublishingFailure {
    right_lost, ///< whoever scheduled it may not publish it any more
    in_bin, ///< it was in the recycle bin
    refused ///< its module or the house refused it, as it would have refused a person
};

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::PublishingFailure>{
    std::string_view{"right_lost"}, std::string_view{"in_bin"}, std::string_view{"refused"}};

namespace folkmoot::objects {

/// What is said of one, without its text.
struct ScheduledText {
    ObjectId object;
    ObjectId person; ///< in whose name it is published
    Time made;
    Time due;
    std::string due_on;
    std::string due_at;
    std::string zone;
    std::string note;
    bool minor = false;
    std::int64_t live_seq = 0; ///< how far the live text went then
    std::optional<Time> failed;
    std::optional<PublishingFailure> failure;
    std::optional<ObjectId> agreed_by; ///< where somebody else had to
    LocalMoment moment() const { return {.on = due_on, .at = due_at, .zone = zone, .moment = due}; }
    static constexpr auto fields() {
        return std::array{field<&ScheduledText::object>("object", "The object"),
            field<&ScheduledText::person>("person", "In whose name"),
            field<&ScheduledText::made>("made", "When that was said"),
            field<&ScheduledText::due>("due", "When it is published"),
            field<&ScheduledText::due_on>("due_on", "The day, as it was said"),
            field<&ScheduledText::due_at>("due_at", "The time, as it was said"),
            field<&ScheduledText::zone>("zone", "The time zone, as it was said"),
            field<&ScheduledText::note>("note", "What changed, for the history"),
            field<&ScheduledText::minor>("minor", "Tells nobody"),
            field<&ScheduledText::live_seq>("live_seq", "How far the live text went then"),
            field<&ScheduledText::failed>("failed", "When it could not be done"),
            field<&ScheduledText::failure>("failure", "Why"),
            field<&ScheduledText::agreed_by>("agreed_by", "Who agreed to it")};
    }
};
std::optional<ScheduledText> find_scheduled(ReadTx& tx, ObjectId object);
/// The text that will be published; throws Code::not_found where nothing is scheduled.
richtext::Tree scheduled_tree(ReadTx& tx, ObjectId object);
/// Up to 50 whose time has come, in its order, after that one.
struct SchedulePlace {
    Time due;
    ObjectId object;
    static constexpr auto fields() {
        return std::array{
            field<&SchedulePlace::due>("due", "When"), field<&SchedulePlace::object>("object", "What")};
    }
};
std::vector<SchedulePlace> due_texts(ReadTx& tx, const SchedulePlace& after);

/// How it is to be published.
struct Scheduling {
    LocalMoment moment;
    std::string note;
    bool minor = false;
};

/// What is kept of it until then.
struct ScheduledAs {
    ObjectId person;
    Scheduling how;
    std::int64_t live_seq = 0;
    std::optional<ObjectId> agreed_by = {};
};
/// Keeps a text that may be scheduled, in place of what was scheduled before.
void put_scheduled_text(
    WriteTx& tx, const Written& object, const ScheduledAs& scheduled, const richtext::Tree& tree);

// Changes, by whoever may write the object. Each says so in the audit log and to the object's editors.

/// Keeps the live text as it is, in place of what was scheduled before. Throws Code::conflict
/// "scheduling.nothing_to_publish" where readers have it already, and what publishing it now would throw:
/// also where somebody else has to agree, who is asked with the moment (agreeing.hpp).
void schedule(WriteContext& context, const Written& object, PreparedText text, const Scheduling& how);
/// Another moment, the same text; from now on in the name of whoever says so, but for the one who agreed to
/// it. Throws Code::not_found "scheduling.nothing_scheduled", as the next does.
void reschedule(WriteContext& context, const Written& object, const LocalMoment& moment);
void unschedule(WriteContext& context, const Written& object);
/// What is scheduled, if anything is, will not be published: something newer was, or it was unpublished.
void end_scheduled(WriteTx& tx, const Standing& object, std::string_view why);

/// Publishes it, once: does nothing where it was changed or taken back since it was read. `object` as its
/// person stands to it now.
void publish_scheduled(
    WriteContext& context, const Written& object, const ScheduledText& scheduled, const richtext::Tree& tree);
/// It could not be done: `told` (its person is among them) and its editors learn why. It stays until somebody
/// decides.
void fail_scheduled(
    WriteTx& tx, const ScheduledText& scheduled, PublishingFailure why, std::span<const ObjectId> told);

} // namespace folkmoot::objects
