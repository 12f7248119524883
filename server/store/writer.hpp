#pragma once
#include "store/connection.hpp"
#include "store/job.hpp"

namespace folkmoot::store {

/// Runs before each group's commit on SQLite, in its transaction: numbers the events, chains the audit.
using BeforeCommit = std::function<void(WriteTx&)>;

/// Takes saves and puts them on disk.
class Writer {
public:
    virtual ~Writer() = default;
    /// Throws Problem(Code::overloaded) when the queue is full or the store has stopped writing.
    virtual void submit(WriteJob job) = 0;
    /// Runs `work` while no save of this process is under way, outside a transaction; waits for its end and
    /// throws what it throws. For migrations.
    virtual void exclusively(const std::function<void(Connection&)>& work) = 0;
    virtual void before_commit(BeforeCommit hook) = 0;
    /// False once a sync has failed: what was written since may never reach the disk, so this node must stop.
    virtual bool healthy() const = 0;
};

} // namespace folkmoot::store
