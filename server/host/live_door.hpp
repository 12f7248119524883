#pragma once
#include "host/live_guest.hpp"
#include "host/socket_handshake.hpp"

namespace folkmoot::host {

/// Opens /live: one WebSocket for all tabs of a browser, on which events arrive that its viewer may see. The
/// first message brings a ticket that POST /api/v1/live-ticket gave to the same session.
class LiveDoor {
public:
    LiveDoor(const SocketHandshake& handshake, LiveGuest::Parts parts)
        : handshake_(handshake)
        , parts_(parts) { }

    void open(transport::RequestHead head, transport::SocketResponder respond);

private:
    const SocketHandshake& handshake_;
    LiveGuest::Parts parts_;
};

} // namespace folkmoot::host
