#include "host/collab_door.hpp"

namespace folkmoot::host {
namespace {

/// Messages that wait for a slow reader; of octets, room for a whole document and what is written meanwhile.
constexpr std::size_t most_waiting = 1'024;

/// The codes of the Hocuspocus protocol, where it has one.
transport::CloseCode code_of(collab::CollabEnd why) {
    switch (why) {
    case collab::CollabEnd::later:
        return transport::CloseCode::try_again_later;
    case collab::CollabEnd::misused:
        return transport::CloseCode::policy_violation;
    case collab::CollabEnd::too_large:
        return transport::CloseCode::message_too_big;
    case collab::CollabEnd::reset:
        return static_cast<transport::CloseCode>(4205);
    case collab::CollabEnd::signed_out:
        return static_cast<transport::CloseCode>(4401);
    case collab::CollabEnd::timed_out:
        return static_cast<transport::CloseCode>(4408);
    case collab::CollabEnd::stopping:
        return transport::CloseCode::service_restart;
    }
    return transport::CloseCode::internal_error;
}

/// The rooms' way to one browser.
class Wire final : public collab::CollabSocket {
public:
    explicit Wire(std::shared_ptr<transport::SocketPeer> peer)
        : peer_(std::move(peer)) { }

    bool send(collab::Frame frame) override {
        return peer_->send(transport::MessageKind::binary, std::move(frame));
    }
    void close(collab::CollabEnd why) override { peer_->close(code_of(why), {}); }

private:
    std::shared_ptr<transport::SocketPeer> peer_;
};

class Session final : public transport::SocketSession {
public:
    Session(collab::CollabHub& hub, LiveTickets& tickets, const Clock& clock, Viewer viewer)
        : hub_(hub)
        , tickets_(tickets)
        , clock_(clock)
        , viewer_(std::move(viewer)) { }

    void on_open(std::shared_ptr<transport::SocketPeer> peer) override {
        peer_ = std::move(peer);
        const auto is_good = [&tickets = tickets_, &clock = clock_, session = viewer_.session()](
                                 const std::string& ticket) {
            return tickets.take(ticket, session, clock.now());
        };
        connection_ = hub_.open(std::make_shared<Wire>(peer_), viewer_, is_good);
        if (!connection_) peer_->close(transport::CloseCode::try_again_later, "too many connections");
    }

    void on_message(transport::MessageKind kind, std::string payload) override {
        if (kind != transport::MessageKind::binary)
            return peer_->close(transport::CloseCode::unsupported_data, "binary only");
        if (connection_) hub_.receive(*connection_, std::move(payload));
    }

    void on_close(std::uint16_t) override {
        if (connection_) hub_.closed(*connection_);
        peer_.reset();
    }

private:
    collab::CollabHub& hub_;
    LiveTickets& tickets_;
    const Clock& clock_;
    Viewer viewer_;
    std::shared_ptr<transport::SocketPeer> peer_;
    std::optional<collab::ConnectionId> connection_;
};

} // namespace

void CollabDoor::open(transport::RequestHead head, transport::SocketResponder respond) {
    handshake_.open(std::move(head), std::move(respond), [this](const Viewer& viewer, LiveTickets& tickets) {
        return transport::SocketAcceptance{
            .session = std::make_unique<Session>(hub_, tickets, clock_, viewer),
            .subprotocol = {},
            .queue = transport::SocketQueueLimits{
                .messages = most_waiting, .bytes = 2 * collab::Room::largest_document}};
    });
}

} // namespace folkmoot::host
