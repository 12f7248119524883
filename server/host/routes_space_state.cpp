// A space is frozen, archived and opened again, handed over, and left.
#include "access/handing_over.hpp"
#include "access/space.hpp"
#include "access/space_event.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"

namespace folkmoot::host {
namespace {

struct NewSpaceState {
    ObjectId space;
    access::SpaceState state = access::SpaceState::open;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&NewSpaceState::space>("space", "The space"),
            field<&NewSpaceState::state>("state", "Open, frozen or archived"),
            field<&NewSpaceState::reason>(
                "reason", "Why; everybody who sees the space reads it", length(1, 500))};
    }
};

AuditLine deed(access::SpaceState state) {
    switch (state) {
    case access::SpaceState::open:
        return AuditLine{"core.space_opened"};
    case access::SpaceState::frozen:
        return AuditLine{"core.space_frozen"};
    case access::SpaceState::archived:
        return AuditLine{"core.space_archived"};
    }
    std::unreachable();
}

Done set_state(WriteContext& context, const NewSpaceState& in) {
    if (access::set_state(context.tx, context.viewer, in.space, in.state, in.reason))
        context.tx.audit(deed(in.state).in(in.space).because(in.reason));
    return {};
}

struct SpaceHandover {
    ObjectId space;
    ObjectId person;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&SpaceHandover::space>("space", "The space"),
            field<&SpaceHandover::person>("person", "One of the staff"),
            field<&SpaceHandover::reason>("reason", "Why", length(1, 500))};
    }
};

Done hand_over(WriteContext& context, const SpaceHandover& in) {
    access::hand_over(context.tx, context.viewer, in.space, in.person, in.reason);
    context.tx.audit(AuditLine{"core.owner_changed"}.in(in.space).about(in.person).because(in.reason));
    return {};
}

struct Departure {
    ObjectId space;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&Departure::space>("space", "The space"),
            field<&Departure::reason>("reason", "Why", length(0, 500), or_default)};
    }
};

Done leave(WriteContext& context, const Departure& in) {
    access::leave(context.tx, context.viewer, in.space);
    context.tx.audit(
        AuditLine{"core.space_left"}.in(in.space).about(context.viewer.person()).because(in.reason));
    return {};
}

} // namespace

void add_space_state_routes(Registry& r) {
    r.put("/spaces/{space}/state", Access::to<Space, ManageSpace>("space"), set_state,
        "Freeze or archive a space, or open it again");
    r.put("/spaces/{space}/owner", Access::to<Space, ManageSpace>("space"), hand_over,
        "Somebody else answers for the space from now on");
    r.post("/spaces/{space}/departure", Access::to<Space, View>("space"), leave,
        "Leave a space: one's own roles there end");
    r.event<access::SpaceStateChanged>("A space was frozen, archived or opened again");
}

} // namespace folkmoot::host
