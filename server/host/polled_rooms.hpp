#pragma once
#include "collab/rooms/collab_hub.hpp"
#include "host/live_ticket.hpp"
#include "host/poll_door.hpp"

namespace folkmoot::host {

/// /collab/polls?schema=N: live documents where no WebSocket opens. What is given is kept.
PollFolder polled_rooms(collab::CollabHub&, LiveTickets&, const Clock&);

} // namespace folkmoot::host
