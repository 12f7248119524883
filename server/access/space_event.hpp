#pragma once
#include "access/words.hpp"
#include "folkmoot/event.hpp"

namespace folkmoot::access {

/// A space was frozen, archived or opened again.
struct SpaceStateChanged {
    static constexpr std::string_view name{"core.space_state_changed"};
    SpaceState state = SpaceState::open;
    static constexpr auto fields() {
        return std::array{field<&SpaceStateChanged::state>("state", "Open, frozen or archived")};
    }
};

/// Writes the event; whoever sees the space learns of it.
void tell(WriteTx& tx, ObjectId space, const SpaceStateChanged& event);

} // namespace folkmoot::access
