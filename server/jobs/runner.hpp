#pragma once
#include "jobs/queue.hpp"
#include "store/database.hpp"

#include <map>

namespace folkmoot::jobs {

/// Runs the jobs of the kinds that were declared to it, on whichever threads call it.
class Runner {
public:
    /// `trouble` is told what a job has thrown, for the log.
    Runner(
        store::Database& database, std::function<void(std::string_view kind, const std::exception&)> trouble);

    /// Before the first run; throws std::logic_error for a name that is taken.
    void declare(JobKind kind);
    /// Makes the rows of the kinds that run by the clock.
    void schedule_all();

    /// Runs one job that is due to its end; false when there is none. Safe to call from several threads.
    bool run_next();
    /// Running jobs are asked to return; nothing new is begun.
    void stop() { stopping_ = true; }

private:
    class Run;
    void run(const JobKind& kind, const Lease& lease);

    store::Database& database_;
    std::function<void(std::string_view, const std::exception&)> trouble_;
    std::map<std::string_view, JobKind, std::less<>> kinds_;
    std::vector<std::string_view> names_;
    std::chrono::seconds longest_lease_{0};
    std::atomic<bool> stopping_ = false;
};

} // namespace folkmoot::jobs
