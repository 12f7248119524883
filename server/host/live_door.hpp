#pragma once
#include "events/live_hub.hpp"
#include "host/socket_handshake.hpp"

namespace folkmoot::host {

/// Opens /live: one WebSocket for all tabs of a browser, on which events arrive that its viewer may see. The
/// first message brings a ticket that POST /api/v1/live-ticket gave to the same session, good once and for 30
/// seconds.
class LiveDoor {
public:
    LiveDoor(const SocketHandshake& handshake, events::LiveHub& hub, const Clock& clock)
        : handshake_(handshake)
        , hub_(hub)
        , clock_(clock) { }

    void open(transport::RequestHead head, transport::SocketResponder respond);

private:
    const SocketHandshake& handshake_;
    events::LiveHub& hub_;
    const Clock& clock_;
};

} // namespace folkmoot::host
