#pragma once
#include "events/live_hub.hpp"
#include "host/live_ticket.hpp"

namespace folkmoot::host {

/// One client of /live, whatever carries its messages: nothing but the opening message counts until its
/// ticket has been shown. From any thread.
class LiveGuest {
public:
    struct Parts {
        events::LiveHub& hub;
        LiveTickets& tickets;
        const Clock& clock;
    };
    LiveGuest(Parts parts, Viewer viewer, std::shared_ptr<events::LiveSocket> socket)
        : parts_{parts}
        , viewer_{std::move(viewer)}
        , socket_{std::move(socket)} { }

    /// A message; what is none ends the connection.
    void receive(std::string message);
    /// The connection has gone.
    void closed();

private:
    void open(std::string_view message);

    Parts parts_;
    Viewer viewer_;
    std::mutex mutex_;
    std::shared_ptr<events::LiveSocket> socket_; ///< null: it has gone
    std::optional<events::ConnectionId> connection_;
};

/// The codes of RFC 6455, 7.4, and 4001 for the end of a session.
std::uint16_t close_code(events::LiveEnd why);

} // namespace folkmoot::host
