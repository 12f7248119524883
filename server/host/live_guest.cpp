#include "host/live_guest.hpp"

#include "host/json_in.hpp"

namespace folkmoot::host {
namespace {

struct OpenMessage {
    std::string type;
    std::string ticket;
    static constexpr auto fields() {
        return std::array{field<&OpenMessage::type>("type", "open", length(4, 4)),
            field<&OpenMessage::ticket>(
                "ticket", "From POST /api/v1/live-ticket", length(1, LiveTickets::longest))};
    }
};

/// The ticket of an opening message; empty: it is none.
std::string ticket_in(std::string_view text) {
    OpenMessage message;
    try {
        read_json(text, shape_of<OpenMessage>, &message);
    } catch (const Problem&) {
        return {};
    }
    return message.type == "open" ? std::move(message.ticket) : std::string{};
}

} // namespace

void LiveGuest::receive(std::string message) {
    const std::lock_guard lock{mutex_};
    if (!socket_) return;
    if (connection_) return parts_.hub.receive(*connection_, std::move(message));
    open(message);
}

void LiveGuest::open(std::string_view message) {
    const std::string ticket = ticket_in(message);
    if (ticket.empty() || !parts_.tickets.take(ticket, viewer_.session(), parts_.clock.now()))
        return socket_->close(events::LiveEnd::misused);
    connection_ = parts_.hub.open(socket_, viewer_);
    if (!connection_) socket_->close(events::LiveEnd::later);
}

void LiveGuest::closed() {
    const std::lock_guard lock{mutex_};
    if (connection_) parts_.hub.closed(*connection_);
    connection_.reset();
    socket_.reset();
}

std::uint16_t close_code(events::LiveEnd why) {
    switch (why) {
    case events::LiveEnd::later:
        return 1013;
    case events::LiveEnd::misused:
        return 1008;
    case events::LiveEnd::signed_out:
        return 4001;
    case events::LiveEnd::stopping:
        return 1012;
    }
    return 1011;
}

} // namespace folkmoot::host
