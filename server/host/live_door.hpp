#pragma once
#include "events/live_hub.hpp"
#include "host/problem_answer.hpp"
#include "store/database.hpp"
#include "transport/handler.hpp"

namespace folkmoot::host {

/// Opens /live: one WebSocket for all tabs of a browser, on which events arrive that its viewer may see. The
/// handshake needs an Origin of ours and the session's cookie; the first message brings a ticket that POST
/// /api/v1/live-ticket gave to the same session, good once and for 30 seconds.
class LiveDoor {
public:
    struct Parts {
        store::Database& database;
        events::LiveHub& hub;
        const Clock& clock;
        const ProblemAnswer& problems;
        const std::vector<std::string>& origins;
    };
    explicit LiveDoor(Parts parts)
        : parts_(std::move(parts)) { }

    void open(transport::RequestHead head, transport::SocketResponder respond);

private:
    Parts parts_;
};

} // namespace folkmoot::host
