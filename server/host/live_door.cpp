#include "host/live_door.hpp"

namespace folkmoot::host {
namespace {

/// The hub's way to one browser.
class LiveWire final : public events::LiveSocket {
public:
    explicit LiveWire(std::shared_ptr<transport::SocketPeer> peer)
        : peer_(std::move(peer)) { }

    bool send(events::LiveFrame frame) override {
        return peer_->send(transport::MessageKind::text, std::move(frame));
    }
    void close(events::LiveEnd why) override {
        peer_->close(static_cast<transport::CloseCode>(close_code(why)), {});
    }

private:
    std::shared_ptr<transport::SocketPeer> peer_;
};

class LiveSession final : public transport::SocketSession {
public:
    LiveSession(LiveGuest::Parts parts, Viewer viewer)
        : parts_(parts)
        , viewer_(std::move(viewer)) { }

    void on_open(std::shared_ptr<transport::SocketPeer> peer) override {
        peer_ = peer;
        guest_.emplace(parts_, std::move(viewer_), std::make_shared<LiveWire>(std::move(peer)));
    }

    void on_message(transport::MessageKind kind, std::string payload) override {
        if (kind != transport::MessageKind::text)
            return peer_->close(transport::CloseCode::unsupported_data, "text only");
        guest_->receive(std::move(payload));
    }

    void on_close(std::uint16_t) override {
        guest_->closed();
        peer_.reset();
    }

private:
    LiveGuest::Parts parts_;
    Viewer viewer_;
    std::shared_ptr<transport::SocketPeer> peer_;
    std::optional<LiveGuest> guest_;
};

} // namespace

void LiveDoor::open(transport::RequestHead head, transport::SocketResponder respond) {
    handshake_.open(std::move(head), std::move(respond), [this](const Viewer& viewer) {
        return transport::SocketAcceptance{
            .session = std::make_unique<LiveSession>(parts_, viewer), .subprotocol = {}};
    });
}

} // namespace folkmoot::host
