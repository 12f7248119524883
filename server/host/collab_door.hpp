#pragma once
#include "collab/rooms/collab_hub.hpp"
#include "host/socket_handshake.hpp"

namespace folkmoot::host {

/// Opens /collab: one WebSocket on which a browser writes any number of documents together with others, in
/// the Hocuspocus protocol. The token of the first document that it opens is a ticket of POST
/// /api/v1/live-ticket.
class CollabDoor {
public:
    CollabDoor(const SocketHandshake& handshake, collab::CollabHub& hub, const Clock& clock)
        : handshake_(handshake)
        , hub_(hub)
        , clock_(clock) { }

    void open(transport::RequestHead head, transport::SocketResponder respond);

private:
    const SocketHandshake& handshake_;
    collab::CollabHub& hub_;
    const Clock& clock_;
};

} // namespace folkmoot::host
