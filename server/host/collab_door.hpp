#pragma once
#include "collab/rooms/collab_hub.hpp"
#include "host/live_ticket.hpp"
#include "host/socket_handshake.hpp"

namespace folkmoot::host {

/// Opens /collab: one WebSocket on which a browser writes any number of documents together with others, in
/// the Hocuspocus protocol. The token of the first document that it opens is a ticket of POST
/// /api/v1/live-ticket.
class CollabDoor {
public:
    struct Parts {
        const SocketHandshake& handshake;
        collab::CollabHub& hub;
        LiveTickets& tickets;
        const Clock& clock;
        bool y_websocket = false;
    };
    explicit CollabDoor(Parts parts)
        : parts_(parts) { }

    bool takes(std::string_view path) const;
    void open(transport::RequestHead head, transport::SocketResponder respond);

private:
    Parts parts_;
};

} // namespace folkmoot::host
