#pragma once
#include "events/wake.hpp"
#include "store/database.hpp"

#include <thread>

namespace folkmoot::events {

/// Numbers the events and chains the audit lines of committed transactions, without gaps. On SQLite that
/// happens in the same transaction, before each commit; on PostgreSQL on a thread of its own, every 20 ms, by
/// whichever node holds the lock. Nobody's transaction waits for a counter.
class Sequencer {
public:
    /// Takes up its work on a store whose tables are there; makes the log's head when it is a fresh one.
    explicit Sequencer(store::Database& database);
    ~Sequencer();
    Sequencer(const Sequencer&) = delete;
    Sequencer& operator=(const Sequencer&) = delete;

    /// Numbers all there is, in this transaction; does nothing when another node is at it.
    static void number(WriteTx& tx);

    static constexpr std::chrono::milliseconds interval{20};

private:
    void serve(const std::stop_token& stop);

    store::Database& database_;
    std::jthread thread_; ///< on PostgreSQL only
};

} // namespace folkmoot::events
