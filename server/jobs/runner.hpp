#pragma once
#include "jobs/queue.hpp"
#include "store/database.hpp"

#include <list>

namespace folkmoot::jobs {

/// What this process has seen of one kind of job since it started.
struct JobCount {
    std::string_view kind;
    std::uint64_t runs = 0; ///< ended well
    std::uint64_t failures = 0;
    std::int64_t last_success = 0; ///< seconds since 1970; 0: none yet
    bool running = false;
};

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

    /// For the metrics: every declared kind, from any thread.
    std::vector<JobCount> counts() const;

private:
    class Run;
    struct Declared {
        explicit Declared(JobKind declared)
            : kind(std::move(declared)) { }
        const JobKind kind;
        std::atomic<std::uint64_t> runs = 0, failures = 0;
        std::atomic<std::int64_t> last_success = 0;
        std::atomic<int> running = 0;
    };
    Declared& declared(std::string_view name);
    void run(Declared& declared, const Lease& lease);
    bool carry_out(const JobKind& kind, const Lease& lease);

    store::Database& database_;
    std::function<void(std::string_view, const std::exception&)> trouble_;
    std::list<Declared> kinds_; ///< a few: looked through
    std::vector<std::string_view> names_;
    std::chrono::seconds longest_lease_{0};
    std::atomic<bool> stopping_ = false;
};

} // namespace folkmoot::jobs
