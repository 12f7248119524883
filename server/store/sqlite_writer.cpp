#include "store/sqlite_writer.hpp"

#include "store/handover.hpp"
#include "store/outcomes.hpp"
#include "store/transactions.hpp"

#include <pthread.h>

namespace folkmoot::store {
namespace {

constexpr std::chrono::milliseconds writer_idle_wait{1'000};
constexpr int patience = 4; // checkpoints without the log starting again, before readers are waited for

/// The transaction of the whole group is gone or cannot be trusted.
class GroupLost : public std::exception { };

std::exception_ptr unavailable() {
    return std::make_exception_ptr(Problem(Code::overloaded, "store.unavailable"));
}

} // namespace

SqliteWriter::SqliteWriter(House& house, std::unique_ptr<SqliteConnection> connection)
    : house_(house)
    , connection_(std::move(connection))
    , queue_(house.settings.write_queue)
    , thread_([this] { serve(); }) { }

SqliteWriter::~SqliteWriter() {
    queue_.close();
    thread_.join();
}

void SqliteWriter::submit(WriteJob job) {
    if (!healthy_) std::rethrow_exception(unavailable());
    queue_.push(std::move(job));
}

void SqliteWriter::exclusively(const std::function<void(Connection&)>& work) {
    Handover handover;
    queue_.push(Exclusive{[&](Connection& connection) { handover.run([&] { work(connection); }); }});
    handover.wait();
}

void SqliteWriter::before_commit(BeforeCommit hook) {
    exclusively([&](Connection&) { before_commit_ = std::move(hook); });
}

void SqliteWriter::serve() {
    ::pthread_setname_np(::pthread_self(), "fm-writer");
    while (next_ || !queue_.finished()) {
        auto turn = next_ ? std::exchange(next_, std::nullopt) : queue_.pop(writer_idle_wait);
        if (!turn) {
            if (connection_->log_pages() > 0) checkpoint(SqliteConnection::Readers::wait_for);
        } else if (auto* job = std::get_if<WriteJob>(&*turn)) {
            serve_group(std::move(*job));
            tend_log();
        } else {
            connection_->forget_failure();
            std::get<Exclusive> (*turn)(*connection_);
            connection_->roll_back();
        }
    }
}

void SqliteWriter::serve_group(WriteJob first) {
    std::vector<Member> group;
    group.reserve(most_in_group);
    group.push_back({std::move(first)});
    try {
        commit_together(group);
    } catch (const std::exception&) {
        // Nothing of it is on disk or acknowledged: each save has one more chance, alone.
        connection_->roll_back();
        check_sync();
        ++house_.metrics.lost_groups;
        for (auto& member : group)
            commit_alone(member);
    }
    for (auto& action : std::exchange(commit_actions_, {}))
        action();
    for (auto& member : group)
        act(member);
    for (auto& member : group)
        answer(member);
}

void SqliteWriter::commit_together(std::vector<Member>& group) {
    const auto until = std::chrono::steady_clock::now() + longest_group;
    connection_->forget_failure();
    connection_->command("begin immediate");
    run(group.front());
    while (group.size() < most_in_group && std::chrono::steady_clock::now() < until && join_next(group))
        run(group.back());
    commit();
}

bool SqliteWriter::join_next(std::vector<Member>& group) {
    next_ = queue_.try_pop();
    if (!next_ || !std::holds_alternative<WriteJob>(*next_)) return false;
    group.push_back({std::get<WriteJob>(std::move(*next_))});
    next_.reset();
    return true;
}

void SqliteWriter::commit_alone(Member& member) {
    member.outcome.error = unavailable();
    if (!healthy_) return;
    try {
        connection_->forget_failure();
        connection_->command("begin immediate");
        run(member);
        commit();
    } catch (const GroupLost&) {
        connection_->roll_back();
        member.outcome.error = problem_of(connection_->failure());
    } catch (const std::exception&) {
        connection_->roll_back();
        member.outcome.error = std::current_exception();
    }
    check_sync();
}

void SqliteWriter::commit() {
    std::vector<std::function<void()>> actions;
    if (before_commit_) {
        WriteTransaction tx{*connection_, house_};
        before_commit_(tx);
        tx.finish();
        house_.metrics.statements += tx.statements();
        actions = tx.take_actions();
    }
    connection_->command("commit");
    std::ranges::move(actions, std::back_inserter(commit_actions_));
    ++house_.metrics.commits;
}

void SqliteWriter::run(Member& member) {
    member.outcome = {};
    member.actions.clear();
    if (house_.settings.saves == Settings::Saves::rehearsed) attempt(member, member.job.save, Keep::no);
    const auto start = std::chrono::steady_clock::now();
    member.outcome.error = attempt(member, member.job.save, Keep::yes);
    note_slowness(member.job.name, std::chrono::steady_clock::now() - start, house_);
    if (member.outcome.error && member.job.on_refusal) record_refusal(member);
}

std::exception_ptr SqliteWriter::attempt(Member& member, WriteWork& work, Keep keep) {
    std::exception_ptr error;
    connection_->command("savepoint one_save");
    WriteTransaction tx{*connection_, house_};
    connection_->stop_at(std::chrono::steady_clock::now() + house_.settings.write_deadline);
    try {
        work(tx);
        tx.finish();
    } catch (...) {
        error = std::current_exception();
    }
    connection_->stop_at(std::chrono::steady_clock::time_point::max());
    member.outcome.statements = tx.statements();
    if (!connection_->in_transaction() || loses_group(connection_->failure().consequence)) throw GroupLost();
    if (error || keep == Keep::no) connection_->command("rollback to one_save");
    connection_->command("release one_save");
    if (!error && keep == Keep::yes) member.actions = tx.take_actions();
    return error;
}

void SqliteWriter::record_refusal(Member& member) {
    const auto refused = as_problem(member.outcome.error);
    const auto statements = member.outcome.statements;
    WriteWork record = [&](WriteTx& tx) { member.job.on_refusal(tx, refused); };
    if (attempt(member, record, Keep::yes))
        house_.notice(
            Severity::error, "the record of a refused save could not be written: " + member.job.name);
    member.outcome.statements += statements;
}

/// What is remembered beside the store moves on before anybody is told of the change: who is told may look at
/// once.
void SqliteWriter::act(Member& member) {
    if (member.outcome.error) return;
    for (auto& action : member.actions)
        action();
}

void SqliteWriter::answer(Member& member) {
    count(member.outcome, house_.metrics);
    member.job.save = nullptr; // what it captured ends before its caller is told
    member.job.on_refusal = nullptr;
    if (member.job.done) member.job.done(std::move(member.outcome));
}

void SqliteWriter::check_sync() {
    if (connection_->failure().consequence != Consequence::sync_failed || !healthy_) return;
    healthy_ = false;
    house_.notice(Severity::error, "the disk did not confirm a write: this process must not write any more");
}

void SqliteWriter::tend_log() {
    const int pages = connection_->log_pages();
    if (pages < checkpointed_pages_) checkpointed_pages_ = 0; // the log has started again
    const int enough = house_.settings.checkpoint_pages;
    if (pages - checkpointed_pages_ < enough) return;
    checkpoint(
        pages > enough * patience ? SqliteConnection::Readers::wait_for : SqliteConnection::Readers::pass_by);
    checkpointed_pages_ = connection_->log_pages();
}

void SqliteWriter::checkpoint(SqliteConnection::Readers readers) {
    if (!healthy_) return;
    ++house_.metrics.checkpoints;
    try {
        connection_->forget_failure();
        connection_->checkpoint(readers);
    } catch (const Problem&) {
        check_sync(); // the log still has everything; another failure than that is tried again
    }
}

} // namespace folkmoot::store
