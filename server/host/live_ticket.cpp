#include "host/live_ticket.hpp"

#include "identity/secret.hpp"

namespace folkmoot::host {

std::string LiveTickets::give(ObjectId session, Time now) {
    std::string ticket = identity::make_token();
    const std::lock_guard lock{mutex_};
    if (given_.size() >= most)
        std::erase_if(given_, [&](const auto& entry) { return entry.second.until < now; });
    if (given_.size() >= most) given_.clear();
    given_.emplace(ticket, Given{.session = session, .until = now + good_for});
    return ticket;
}

bool LiveTickets::take(const std::string& ticket, ObjectId session, Time now) {
    const std::lock_guard lock{mutex_};
    auto found = given_.extract(ticket);
    return found && found.mapped().session == session && found.mapped().until >= now;
}

} // namespace folkmoot::host
