#include "host/collab_door.hpp"

#include "host/collab_arrival.hpp"

namespace folkmoot::host {
namespace {

/// Messages that wait for a slow reader; of octets, room for a whole document and what is written meanwhile.
constexpr std::size_t most_waiting = 1'024;

constexpr auto denied_code = static_cast<transport::CloseCode>(4403);
constexpr std::string_view path_of_all = "/collab";
constexpr std::string_view path_of_one = "/collab/";

/// The document that a plain y-websocket is for; empty: the frames say it.
std::string document_in(std::string_view path) {
    return path.starts_with(path_of_one) ? std::string{path.substr(path_of_one.size())} : std::string{};
}

/// The rooms' way to one browser.
class EditingWire final : public collab::CollabSocket {
public:
    enum class Framing : std::uint8_t { named, plain };
    EditingWire(std::shared_ptr<transport::SocketPeer> peer, Framing framing)
        : peer_(std::move(peer))
        , framing_(framing) { }

    bool send(collab::Frame frame) override {
        if (framing_ == Framing::plain) return send_plain(collab::without_name(frame));
        return peer_->send(transport::MessageKind::binary, std::move(frame));
    }
    void close(collab::CollabEnd why) override {
        peer_->close(static_cast<transport::CloseCode>(close_code(why)), {});
    }

private:
    /// A plain socket has one document: where that is denied there is nothing to stay for.
    bool send_plain(collab::Frame frame) {
        if (!frame) return true;
        const bool is_denial = frame->front() == static_cast<char>(collab::FrameKind::auth);
        const bool sent = peer_->send(transport::MessageKind::binary, std::move(frame));
        if (is_denial) peer_->close(denied_code, "permission denied");
        return sent;
    }

    std::shared_ptr<transport::SocketPeer> peer_;
    Framing framing_;
};

class EditingSession final : public transport::SocketSession {
public:
    /// `document` is empty where the frames name it.
    EditingSession(collab::CollabHub& hub, collab::Arrival who, std::string document)
        : hub_(hub)
        , who_(std::move(who))
        , document_(std::move(document)) { }

    void on_open(std::shared_ptr<transport::SocketPeer> peer) override {
        peer_ = std::move(peer);
        const auto framing = document_.empty() ? EditingWire::Framing::named : EditingWire::Framing::plain;
        connection_ = hub_.open(std::make_shared<EditingWire>(peer_, framing), std::move(who_));
        if (!connection_) return peer_->close(transport::CloseCode::try_again_later, "too many connections");
        if (!document_.empty()) hub_.receive(*connection_, collab::token_frame(document_, {}));
    }

    void on_message(transport::MessageKind kind, std::string payload) override {
        if (kind != transport::MessageKind::binary)
            return peer_->close(transport::CloseCode::unsupported_data, "binary only");
        if (!connection_) return;
        if (!document_.empty()) payload = with_name(payload);
        hub_.receive(*connection_, std::move(payload));
    }

    void on_close(std::uint16_t) override {
        if (connection_) hub_.closed(*connection_);
        peer_.reset();
    }

private:
    std::string with_name(std::string_view message) const {
        yjs::Writer out;
        out.var_string(document_);
        out.raw(message);
        return std::string{yjs::as_text(out.written())};
    }

    collab::CollabHub& hub_;
    collab::Arrival who_;
    std::string document_;
    std::shared_ptr<transport::SocketPeer> peer_;
    std::optional<collab::ConnectionId> connection_;
};

} // namespace

bool CollabDoor::takes(std::string_view path) const {
    return path == path_of_all || (parts_.y_websocket && path.starts_with(path_of_one));
}

void CollabDoor::open(transport::RequestHead head, transport::SocketResponder respond) {
    const auto accept = [this, document = document_in(head.path), query = head.query](const Viewer& viewer) {
        auto who = arrival_of(viewer, query, parts_.tickets, parts_.clock);
        if (!document.empty()) who.ticket = [](const std::string&) { return true; };
        return transport::SocketAcceptance{
            .session = std::make_unique<EditingSession>(parts_.hub, std::move(who), document),
            .subprotocol = {},
            .queue = transport::SocketQueueLimits{
                .messages = most_waiting, .bytes = 2 * collab::Room::largest_document}};
    };
    parts_.handshake.open(std::move(head), std::move(respond), accept);
}

} // namespace folkmoot::host
