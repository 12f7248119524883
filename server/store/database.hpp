#pragma once
#include "store/handover.hpp"
#include "store/job.hpp"
#include "store/metrics.hpp"
#include "store/settings.hpp"
#include "store/start_error.hpp"

#include <filesystem>

namespace folkmoot::store {

/// The store: threads that read, and one (SQLite) or several (PostgreSQL) that write. Everything a thread
/// other than theirs may do is here.
class Database {
public:
    /// Opens the store and starts its threads. Throws StartError with a sentence for the operator.
    Database(Settings settings, const Clock& clock, IdMint& ids);
    /// Finishes what waits, then ends the threads.
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Brings one module's tables up to date from a folder of NNNN_what.sql. Gives the number of steps taken;
    /// throws StartError when the store has been changed by another version, or a step fails.
    int migrate(const std::string& module, const std::filesystem::path& folder);

    /// Runs `work` on a snapshot, on a reader's thread, and then `done` on the same thread. Throws
    /// Problem(Code::overloaded) when too many wait.
    void read(ReadWork work, Done done);
    /// Queues a save; throws Problem(Code::overloaded) when too many wait. See WriteJob.
    void write(WriteJob job);

    /// The same, waited for: for the command line, jobs and tests, never on a thread that serves others. Give
    /// what the function returns, throw what it throws.
    template <class Work> auto read_now(Work work) -> std::invoke_result_t<Work&, ReadTx&>;
    template <class Work>
    auto write_now(std::string name, Work work) -> std::invoke_result_t<Work&, WriteTx&>;

    /// Runs once in each group of saves, before its commit, in its transaction. SQLite only: on PostgreSQL
    /// there are no groups, and what must be done once takes an advisory lock.
    void before_commit(std::function<void(WriteTx&)> hook);

    /// Writes the whole store, as it is at one moment, into a new SQLite file that needs no log beside it;
    /// saves go on meanwhile. SQLite only: PostgreSQL has its own tools (throws StartError). Waits; for the
    /// command line and jobs.
    void snapshot_to(const std::filesystem::path& file);

    bool is_sqlite() const;
    /// False when a sync has failed: the process must stop writing and be replaced.
    bool healthy() const;
    const Metrics& metrics() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Whether this transaction is now the only one, of all nodes, that holds the lock of that number; until its
/// end. On SQLite always, as there is one writer.
bool try_advisory_lock(WriteTx& tx, std::int64_t key);

template <class Work> auto Database::read_now(Work work) -> std::invoke_result_t<Work&, ReadTx&> {
    using Result = std::invoke_result_t<Work&, ReadTx&>;
    Handover handover;
    if constexpr (std::is_void_v<Result>) {
        read([&](ReadTx& tx) { work(tx); }, [&](Outcome outcome) { handover.end(std::move(outcome.error)); });
        handover.wait();
    } else {
        std::optional<Result> result;
        read([&](ReadTx& tx) { result.emplace(work(tx)); },
            [&](Outcome outcome) { handover.end(std::move(outcome.error)); });
        handover.wait();
        return std::move(*result);
    }
}

template <class Work>
auto Database::write_now(std::string name, Work work) -> std::invoke_result_t<Work&, WriteTx&> {
    using Result = std::invoke_result_t<Work&, WriteTx&>;
    Handover handover;
    const auto done = [&](Outcome outcome) { handover.end(std::move(outcome.error)); };
    if constexpr (std::is_void_v<Result>) {
        write({.name = std::move(name), .save = [&](WriteTx& tx) { work(tx); }, .done = done});
        handover.wait();
    } else {
        std::optional<Result> result;
        write(
            {.name = std::move(name), .save = [&](WriteTx& tx) { result.emplace(work(tx)); }, .done = done});
        handover.wait();
        return std::move(*result);
    }
}

} // namespace folkmoot::store
