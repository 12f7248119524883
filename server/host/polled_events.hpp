#pragma once
#include "host/live_guest.hpp"
#include "host/poll_door.hpp"

namespace folkmoot::host {

/// /live/polls: events where no WebSocket opens. What the parts name is kept.
PollFolder polled_events(LiveGuest::Parts parts);

} // namespace folkmoot::host
