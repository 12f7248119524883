#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot {

/// What a job's function gets while it runs. One run may begin where an earlier one was cut off, so a job
/// looks at what is there already before it does anything.
class JobRun {
public:
    virtual ~JobRun() = default;
    /// What it was queued with.
    virtual const Json& input() const = 0;
    /// The house wants to stop: return soon. The job goes on with the next start.
    virtual bool should_stop() const = 0;
    /// Reads in a transaction of its own; at most five seconds.
    virtual void read(const std::function<void(ReadTx&)>& work) = 0;
    /// One piece of work, saved with the count of what is done (`total` 0: not known). It counts only while
    /// this run still holds the job: when it has taken longer than its lease since the last step and another
    /// runner has begun, nothing is saved and Code::conflict "jobs.lease_lost" ends the run.
    virtual void step(std::int64_t done, std::int64_t total, const std::function<void(WriteTx&)>& save) = 0;
};

/// A kind of work that outlives requests.
struct JobKind {
    std::string_view name; ///< `<room or module>.<what it does>`
    std::string_view doc; ///< for the administration screen
    std::function<void(JobRun&)> run;
    std::optional<std::chrono::seconds> every = {}; ///< runs by itself, again this long after each end
    /// Then it has failed, until an administrator says again; what runs by the clock waits for its next time.
    std::int64_t most_attempts = 5;
    std::chrono::seconds lease{60}; ///< the longest time between two steps
};

namespace jobs {
/// Queues a job of a registered kind in this transaction; it runs after the commit, not before `not_before`.
/// Throws Code::too_large "jobs.input_too_large" for an input of more than 64 KiB.
ObjectId enqueue(WriteTx& tx, std::string_view kind, const Json& input = {"{}"},
    std::optional<Time> not_before = std::nullopt);
} // namespace jobs

} // namespace folkmoot
