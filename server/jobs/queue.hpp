#pragma once
#include "folkmoot/job.hpp"

namespace folkmoot::jobs {
enum class State { waiting, running, done, failed };
}

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::jobs::State>{std::string_view{"waiting"},
    std::string_view{"running"}, std::string_view{"done"}, std::string_view{"failed"}};

namespace folkmoot::jobs {

/// One run's hold on a job. Every effect of the run names its fence: once another runner has taken the job,
/// the fence is another, and the effects of the old run are refused.
struct Lease {
    ObjectId job;
    std::string kind;
    Json input;
    std::int64_t fence = 0;
    std::int64_t attempts = 0; ///< this one counted
    static constexpr auto fields() {
        return std::array{field<&Lease::job>("id", "The job"), field<&Lease::kind>("kind", "What it does"),
            field<&Lease::input>("input", "With what"), field<&Lease::fence>("fence", "Number of the hold"),
            field<&Lease::attempts>("attempts", "How often it was begun")};
    }
};

/// Takes the job of these kinds that has waited longest, or whose runner has not been heard of for its lease.
std::optional<Lease> claim(WriteTx& tx, std::span<const std::string_view> kinds, std::chrono::seconds lease);

/// Whether `claim` would find something: asked on a snapshot, so that an idle house does not write.
bool is_due(ReadTx& tx, std::span<const std::string_view> kinds);

/// Notes progress and holds on for another lease. These throw Code::conflict "jobs.lease_lost" when it is
/// lost.
void hold(WriteTx& tx, const Lease& lease, std::chrono::seconds time, std::int64_t done, std::int64_t total);
/// It is done: for good, or to be run again at that time.
void finish(WriteTx& tx, const Lease& lease, std::optional<Time> again);
/// It could not: tried again after 10 s, 20 s, 40 s... up to an hour, until `most_attempts` have failed. Then
/// it waits for its next time (`again`, of a kind that runs by the clock), its error standing until a run
/// ends well; without one it has failed. `error` is shown to administrators and holds nothing personal.
void fail(WriteTx& tx, const Lease& lease, std::string_view error, std::int64_t most_attempts,
    std::optional<Time> again = std::nullopt);
/// The house stops: it waits for the next start, and this attempt does not count.
void put_back(WriteTx& tx, const Lease& lease);

/// Makes the one row of a kind that runs by the clock, if it is not there yet.
void schedule(WriteTx& tx, std::string_view kind);
/// An administrator says again. Code::conflict "jobs.not_failed" for one that has not failed.
void retry(WriteTx& tx, ObjectId job);

struct JobView {
    ObjectId id;
    std::string kind;
    State state = State::waiting;
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::string error;
    std::int64_t attempts = 0;
    Time run_after;
    Time updated;
    static constexpr auto fields() {
        return std::array{field<&JobView::id>("id", "The job"), field<&JobView::kind>("kind", "What it does"),
            field<&JobView::state>("state", "Waiting, running, done or failed"),
            field<&JobView::done>("done", "How much is done"),
            field<&JobView::total>("total", "Of how much; 0: not known"),
            field<&JobView::error>("error", "Why the last attempt failed"),
            field<&JobView::attempts>("attempts", "How often it was begun"),
            field<&JobView::run_after>("run_after", "Not before"),
            field<&JobView::updated>("updated", "Last heard of")};
    }
};

/// The jobs made before that one (none: the newest), fifty a page, the newest first.
std::vector<JobView> list_jobs(ReadTx& tx, std::optional<ObjectId> before);
/// Forgets up to 1,000 jobs that were done more than 30 days ago; gives how many.
std::int64_t sweep_jobs(WriteTx& tx);

} // namespace folkmoot::jobs
