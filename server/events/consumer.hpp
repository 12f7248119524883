#pragma once
#include "events/log.hpp"
#include "store/database.hpp"

namespace folkmoot::events {

/// Somebody who follows the log: search, notifications, caches. It is given every event, in order, at least
/// once.
struct Consumer {
    enum class Start {
        beginning, ///< the first time, it is given the whole log
        now ///< the first time, it is given what happens from then on
    };
    /// Keeps its place in event_cursor; unique.
    std::string name;
    Start start = Start::beginning;
    /// Runs in the transaction that moves the place on: its changes to the store happen exactly once. Either
    /// this
    std::function<void(WriteTx&, const LoggedEvent&)> in_transaction = {};
    /// or this is given: runs outside, before the place moves on; the same events may come again.
    std::function<void(std::span<const LoggedEvent>)> outside = {};
};

inline constexpr std::int64_t consumer_batch = 200;

/// Gives the consumer its next events; the number of them, 0 when there are none. What the consumer throws
/// comes out, and its place stays where it was.
std::int64_t consume(store::Database& database, const Consumer& consumer);

/// Up to which number the consumer has been given events; nothing when it has never been.
std::optional<std::int64_t> place_of(ReadTx& tx, std::string_view consumer);

} // namespace folkmoot::events
