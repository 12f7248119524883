#pragma once
#include "store/house.hpp"
#include "store/queue.hpp"
#include "store/sqlite_connection.hpp"
#include "store/writer.hpp"

#include <thread>
#include <variant>

namespace folkmoot::store {

/// The one thread and connection that write to an SQLite file. It takes what waits (up to 64 saves or 10 ms),
/// runs each in a savepoint and commits once; all answers leave after that commit. It alone moves the
/// write-ahead log into the file, and never within a group.
class SqliteWriter final : public Writer {
public:
    SqliteWriter(House& house, std::unique_ptr<SqliteConnection> connection);
    /// Saves what waits, then ends the thread.
    ~SqliteWriter() override;

    void submit(WriteJob job) override;
    void exclusively(const std::function<void(Connection&)>& work) override;
    void before_commit(BeforeCommit hook) override;
    bool healthy() const override { return healthy_; }

    static constexpr std::size_t most_in_group = 64;
    static constexpr std::chrono::milliseconds longest_group{10};

private:
    struct Member {
        WriteJob job;
        Outcome outcome = {};
        std::vector<std::function<void()>> actions = {};
    };
    using Exclusive = std::move_only_function<void(Connection&)>;
    using Turn = std::variant<WriteJob, Exclusive>;
    enum class Keep { yes, no };

    void serve();
    void serve_group(WriteJob first);
    void commit_together(std::vector<Member>& group);
    void commit_alone(Member& member);
    void commit();
    bool join_next(std::vector<Member>& group);
    void run(Member& member);
    std::exception_ptr attempt(Member& member, WriteWork& work, Keep keep);
    void record_refusal(Member& member);
    static void act(Member& member);
    void answer(Member& member);
    void check_sync();
    void tend_log();
    void checkpoint(SqliteConnection::Readers readers);

    House& house_;
    std::unique_ptr<SqliteConnection> connection_;
    BeforeCommit before_commit_;
    std::vector<std::function<void()>> commit_actions_; ///< what it left to do after the commit
    Queue<Turn> queue_;
    std::optional<Turn> next_; ///< taken from the queue, but not for the group that was being made
    int checkpointed_pages_ = 0;
    std::atomic<bool> healthy_ = true;
    std::jthread thread_;
};

} // namespace folkmoot::store
