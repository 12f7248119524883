#include "host/core_routes.hpp"
#include "host/live_ticket.hpp"

namespace folkmoot::host {
namespace {

struct Ticket {
    std::string ticket;
    static constexpr auto fields() {
        return std::array{field<&Ticket::ticket>("ticket", "Opens one live connection within 30 seconds")};
    }
};

Ticket give_ticket(ReadContext& context, const Nothing&) {
    return {.ticket = LiveTickets::give(
                context.tx.kept<store::Seal>(), context.viewer.session(), context.tx.now())};
}

} // namespace

void add_live_routes(Registry& r) {
    r.ask("/live-ticket", Access::signed_in(), give_ticket, "A ticket for one live connection");
}

} // namespace folkmoot::host
