#pragma once
#include "collab/rooms/desk.hpp"
#include "folkmoot/clock.hpp"
#include "host/live_ticket.hpp"

namespace folkmoot::host {

/// Who comes to the live documents, whatever carries their messages. `query` is that of their address:
/// `schema=N` says which version of rich text their editor knows (collab::text_schema). An older editor only
/// reads; whoever says nothing is no editor of ours, and answers for themselves. `tickets` and `clock` are
/// kept.
collab::Arrival arrival_of(
    const Viewer& viewer, std::string_view query, LiveTickets& tickets, const Clock& clock);

/// The codes of the Hocuspocus protocol, where it has one, else those of WebSocket.
std::uint16_t close_code(collab::CollabEnd why);

} // namespace folkmoot::host
