#pragma once
#include "folkmoot/clock.hpp"

#include <mutex>
#include <string>
#include <unordered_map>

namespace folkmoot::host {

/// Tickets that open one live connection each, for the session that asked; kept in memory beside the store
/// (`tx.kept<LiveTickets>()`): who loses one asks again.
class LiveTickets {
public:
    static constexpr std::chrono::seconds good_for{30};
    static constexpr std::size_t most = 20'000;

    /// A new ticket; the oldest ones are forgotten when there are too many.
    std::string give(ObjectId session, Time now);
    /// Whether the ticket was given to this session and is still good; either way it is spent.
    bool take(const std::string& ticket, ObjectId session, Time now);

private:
    struct Given {
        ObjectId session;
        Time until;
    };
    std::mutex mutex_;
    std::unordered_map<std::string, Given> given_;
};

} // namespace folkmoot::host
