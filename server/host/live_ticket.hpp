#pragma once
#include "folkmoot/clock.hpp"
#include "store/seal.hpp"

#include <mutex>
#include <string>
#include <unordered_map>

namespace folkmoot::host {

/// Tickets that open one live connection each, for the session that asked. They are sealed with the site's
/// key, so that one given by a node opens a connection at any other; what was shown here is remembered, so
/// that none opens two at one node. (Whoever shows one needs the session's cookie as well.)
class LiveTickets {
public:
    static constexpr std::chrono::seconds good_for{30};
    /// Shown within `good_for`; beyond that none is good until some are forgotten.
    static constexpr std::size_t most_shown = 200'000;
    static constexpr std::size_t longest = 256; ///< octets of a ticket

    /// `seal` is kept.
    explicit LiveTickets(const store::Seal& seal)
        : seal_{seal} { }

    static std::string give(const store::Seal&, ObjectId session, Time now);
    /// Whether the ticket was given to this session and is still good; either way it is spent.
    bool take(std::string_view ticket, ObjectId session, Time now);

private:
    bool spend(const std::string& number, Time until, Time now);

    const store::Seal& seal_;
    std::mutex mutex_;
    std::unordered_map<std::string, Time> shown_; ///< until when they would be good
};

} // namespace folkmoot::host
