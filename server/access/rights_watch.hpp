#pragma once
#include "folkmoot/transaction.hpp"

#include <mutex>

namespace folkmoot::access {

/// Tells whoever holds something open (sockets, above all) that the rights of a person or in a place have
/// changed: at once for changes of this process, at the next poll for those of other nodes. It says only that
/// one must ask again, and may say so twice.
class RightsWatch {
public:
    using Listener = std::function<void(std::span<const ObjectId> subjects)>;
    using Ticket = std::uint64_t;

    /// The listener runs on the store's thread after the commit, or on the poller's: it hands on and returns.
    Ticket subscribe(Listener listener);
    /// When it returns, the listener is not running and will not be called again.
    void unsubscribe(Ticket ticket);
    void tell(std::span<const ObjectId> subjects);

    /// Tells what has moved since the last poll, other nodes' changes included; to be called every 250 ms.
    /// The first poll only takes note.
    void poll(ReadTx& tx);
    /// Whether the last poll is at most 500 ms old: a node that is not must not push to sockets.
    bool fresh(Time now) const;

private:
    mutable std::mutex telling_; ///< held while listeners run
    std::unordered_map<Ticket, Listener> listeners_;
    Ticket last_ticket_ = 0;

    mutable std::mutex polling_;
    std::unordered_map<ObjectId, std::int64_t> versions_; ///< of the subjects that moved lately
    std::optional<Time> polled_;
};

} // namespace folkmoot::access
