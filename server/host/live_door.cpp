#include "host/live_door.hpp"

#include "host/json_in.hpp"
#include "host/live_ticket.hpp"

namespace folkmoot::host {
namespace {

struct OpenMessage {
    std::string type;
    std::string ticket;
    static constexpr auto fields() {
        return std::array{field<&OpenMessage::type>("type", "open", length(4, 4)),
            field<&OpenMessage::ticket>("ticket", "From POST /api/v1/live-ticket", length(64, 64))};
    }
};

/// The hub's way to one browser.
class Wire final : public events::LiveSocket {
public:
    explicit Wire(std::shared_ptr<transport::SocketPeer> peer)
        : peer_(std::move(peer)) { }

    bool send(events::LiveFrame frame) override {
        return peer_->send(transport::MessageKind::text, std::move(frame));
    }
    void close(events::LiveEnd why) override {
        switch (why) {
        case events::LiveEnd::later:
            return peer_->close(transport::CloseCode::try_again_later, "come again");
        case events::LiveEnd::misused:
            return peer_->close(transport::CloseCode::policy_violation, "not a message");
        case events::LiveEnd::signed_out:
            return peer_->close(static_cast<transport::CloseCode>(4001), "signed out");
        case events::LiveEnd::stopping:
            return peer_->close(transport::CloseCode::service_restart, "restarting");
        }
    }

private:
    std::shared_ptr<transport::SocketPeer> peer_;
};

/// One connection: nothing but the opening message counts until the ticket has been shown.
class Session final : public transport::SocketSession {
public:
    Session(events::LiveHub& hub, LiveTickets& tickets, const Clock& clock, Viewer viewer)
        : hub_(hub)
        , tickets_(tickets)
        , clock_(clock)
        , viewer_(std::move(viewer)) { }

    void on_open(std::shared_ptr<transport::SocketPeer> peer) override { peer_ = std::move(peer); }

    void on_message(transport::MessageKind kind, std::string payload) override {
        if (kind != transport::MessageKind::text) return refuse("text only");
        if (connection_) return hub_.receive(*connection_, std::move(payload));
        OpenMessage message;
        try {
            read_json(payload, shape_of<OpenMessage>, &message);
        } catch (const Problem&) {
            return refuse("begin with a ticket");
        }
        if (message.type != "open" || !tickets_.take(message.ticket, viewer_.session(), clock_.now()))
            return refuse("the ticket is not good");
        connection_ = hub_.open(std::make_shared<Wire>(peer_), viewer_);
        if (!connection_) peer_->close(transport::CloseCode::try_again_later, "too many connections");
    }

    void on_close(std::uint16_t) override {
        if (connection_) hub_.closed(*connection_);
        peer_.reset();
    }

private:
    void refuse(std::string_view why) { peer_->close(transport::CloseCode::policy_violation, why); }

    events::LiveHub& hub_;
    LiveTickets& tickets_;
    const Clock& clock_;
    Viewer viewer_;
    std::shared_ptr<transport::SocketPeer> peer_;
    std::optional<events::ConnectionId> connection_;
};

} // namespace

void LiveDoor::open(transport::RequestHead head, transport::SocketResponder respond) {
    handshake_.open(std::move(head), std::move(respond), [this](const Viewer& viewer, LiveTickets& tickets) {
        return transport::SocketAcceptance{
            .session = std::make_unique<Session>(hub_, tickets, clock_, viewer), .subprotocol = {}};
    });
}

} // namespace folkmoot::host
