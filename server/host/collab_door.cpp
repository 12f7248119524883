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

constexpr std::string_view path_of_all = "/collab";
constexpr std::string_view path_of_one = "/collab/";

/// The document that a plain y-websocket is for; empty: the frames say it.
std::string document_in(std::string_view path) {
    return path.starts_with(path_of_one) ? std::string{path.substr(path_of_one.size())} : std::string{};
}

/// The rooms' way to one browser.
class Wire final : public collab::CollabSocket {
public:
    enum class Framing : std::uint8_t { named, plain };
    Wire(std::shared_ptr<transport::SocketPeer> peer, Framing framing)
        : peer_(std::move(peer))
        , framing_(framing) { }

    bool send(collab::Frame frame) override {
        if (framing_ == Framing::plain) frame = collab::without_name(frame);
        if (!frame) return true;
        return peer_->send(transport::MessageKind::binary, std::move(frame));
    }
    void close(collab::CollabEnd why) override { peer_->close(code_of(why), {}); }

private:
    std::shared_ptr<transport::SocketPeer> peer_;
    Framing framing_;
};

class Session final : public transport::SocketSession {
public:
    /// `document` is empty where the frames name it.
    Session(collab::CollabHub& hub, Viewer viewer, collab::Desk::TicketCheck ticket, std::string document)
        : hub_(hub)
        , viewer_(std::move(viewer))
        , ticket_(std::move(ticket))
        , document_(std::move(document)) { }

    void on_open(std::shared_ptr<transport::SocketPeer> peer) override {
        peer_ = std::move(peer);
        const auto framing = document_.empty() ? Wire::Framing::named : Wire::Framing::plain;
        connection_ = hub_.open(std::make_shared<Wire>(peer_, framing), viewer_, ticket_);
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
    Viewer viewer_;
    collab::Desk::TicketCheck ticket_;
    std::string document_;
    std::shared_ptr<transport::SocketPeer> peer_;
    std::optional<collab::ConnectionId> connection_;
};

} // namespace

bool CollabDoor::takes(std::string_view path) const {
    return path == path_of_all || (parts_.y_websocket && path.starts_with(path_of_one));
}

void CollabDoor::open(transport::RequestHead head, transport::SocketResponder respond) {
    const auto accept = [this, document = document_in(head.path)](
                            const Viewer& viewer, LiveTickets& tickets) {
        const auto is_good = [&tickets, &clock = parts_.clock, session = viewer.session()](
                                 const std::string& ticket) {
            return tickets.take(ticket, session, clock.now());
        };
        const auto needs_none = [](const std::string&) { return true; };
        auto ticket =
            document.empty() ? collab::Desk::TicketCheck{is_good} : collab::Desk::TicketCheck{needs_none};
        return transport::SocketAcceptance{
            .session = std::make_unique<Session>(parts_.hub, viewer, std::move(ticket), document),
            .subprotocol = {},
            .queue = transport::SocketQueueLimits{
                .messages = most_waiting, .bytes = 2 * collab::Room::largest_document}};
    };
    parts_.handshake.open(std::move(head), std::move(respond), accept);
}

} // namespace folkmoot::host
