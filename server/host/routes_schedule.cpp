// Publishing a text later: what is scheduled, scheduling, another moment, taking it back.
#include "host/core_routes.hpp"
#include "objects/scheduled_event.hpp"
#include "objects/scheduled_view.hpp"

namespace folkmoot::host {
namespace {

using objects::LocalMoment;
using objects::ScheduledView;

struct ScheduledAddress {
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&ScheduledAddress::object>("object", "The object")};
    }
};

struct ScheduledAnswer {
    std::optional<ScheduledView> scheduled;
    static constexpr auto fields() {
        return std::array{
            field<&ScheduledAnswer::scheduled>("scheduled", "What is scheduled; null: nothing")};
    }
};

ScheduledAnswer show_scheduled(ReadContext& context, const ScheduledAddress& in) {
    return {
        objects::view_scheduled(context, objects::require_writing(context.tx, context.viewer, in.object))};
}

struct SchedulePublication {
    ObjectId object;
    std::string on;
    std::string at;
    std::string zone;
    std::string note;
    bool minor = false;
    static constexpr auto fields() {
        return std::array{field<&SchedulePublication::object>("object", "The object"),
            field<&SchedulePublication::on>("on", "The day: 2026-11-27", length(10, 10)),
            field<&SchedulePublication::at>("at", "The time of day: 09:30", length(5, 5)),
            field<&SchedulePublication::zone>("zone", "In this time zone: Europe/London", length(1, 60)),
            field<&SchedulePublication::note>(
                "note", "What changed, for the history", length(0, 500), or_default),
            field<&SchedulePublication::minor>("minor", "A minor change: tells nobody", or_default)};
    }
};

struct PreparedScheduling {
    objects::PreparedText text;
    objects::Scheduling how;
};

PreparedScheduling prepare_scheduling(PrepareContext& context, const SchedulePublication& in) {
    PreparedScheduling prepared{.text = {},
        .how = {.moment = objects::require_moment(in.on, in.at, in.zone, context.clock.now()),
            .note = in.note,
            .minor = in.minor}};
    context.read([&](ReadTx& tx) {
        prepared.text = objects::prepare_text(tx, context.viewer, context.services.ids(),
            {.object = in.object, .source = objects::TextSource::live});
    });
    objects::require_described_pictures(prepared.text.tree);
    return prepared;
}

Done save_scheduling(WriteContext& context, const PreparedScheduling& in) {
    objects::schedule(
        context, objects::require_writing(context.tx, context.viewer, in.text.in.object), in.text, in.how);
    return {};
}

struct MovePublication {
    ObjectId object;
    std::string on;
    std::string at;
    std::string zone;
    static constexpr auto fields() {
        return std::array{field<&MovePublication::object>("object", "The object"),
            field<&MovePublication::on>("on", "The day: 2026-11-27", length(10, 10)),
            field<&MovePublication::at>("at", "The time of day: 09:30", length(5, 5)),
            field<&MovePublication::zone>("zone", "In this time zone: Europe/London", length(1, 60))};
    }
};

struct PreparedMove {
    ObjectId object;
    LocalMoment moment;
};

PreparedMove prepare_move(PrepareContext& context, const MovePublication& in) {
    return {
        .object = in.object, .moment = objects::require_moment(in.on, in.at, in.zone, context.clock.now())};
}

Done save_move(WriteContext& context, const PreparedMove& in) {
    objects::reschedule(context, objects::require_writing(context.tx, context.viewer, in.object), in.moment);
    return {};
}

Done take_schedule_back(WriteContext& context, const ScheduledAddress& in) {
    objects::unschedule(context, objects::require_writing(context.tx, context.viewer, in.object));
    return {};
}

} // namespace

void add_schedule_routes(Registry& r) {
    // Which permission writing asks for, the object's type says: the handlers require it.
    r.get("/objects/{object}/scheduled-publication", Access::to_any<View>("object"), show_scheduled,
        "What of a text will be published later, and when");
    r.put("/objects/{object}/scheduled-publication", Access::to_any<View>("object"), prepare_scheduling,
        save_scheduling, "Publish the live text, as it is now, at a moment");
    r.put("/objects/{object}/scheduled-publication/moment", Access::to_any<View>("object"), prepare_move,
        save_move, "Publish what is scheduled at another moment");
    r.del("/objects/{object}/scheduled-publication", Access::to_any<View>("object"), take_schedule_back,
        "Do not publish what is scheduled");
    r.event<objects::PublicationScheduled>("A text is to be published later, or at another moment");
    r.event<objects::PublicationUnscheduled>("What was scheduled will not be published");
    r.event<objects::PublicationFailed>("What was scheduled could not be published");
}

} // namespace folkmoot::host
