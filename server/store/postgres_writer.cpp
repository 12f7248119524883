#include "store/postgres_writer.hpp"

#include "store/outcomes.hpp"
#include "store/start_error.hpp"
#include "store/transactions.hpp"

#include <pthread.h>

namespace folkmoot::store {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr auto lane_idle_wait = 60s;
constexpr auto longest_pause = 100ms;
constexpr const char* migration_lock =
    "select pg_advisory_lock(7309453166837887)"; // one for all of Folkmoot's nodes

/// 1, 2, 4... milliseconds, half as long to one and a half times as long, so that rivals part.
class Pauses {
public:
    void pause() {
        std::uniform_real_distribution<double> spread{0.5, 1.5};
        std::this_thread::sleep_for(next_ * spread(random_));
        next_ = std::min<std::chrono::duration<double>>(next_ * 2, longest_pause);
    }

private:
    std::minstd_rand random_{std::random_device{}()};
    std::chrono::duration<double> next_ = 1ms;
};

} // namespace

class PostgresWriter::Lane {
public:
    Lane(House& house, const PostgresWriter::Connect& connect, std::unique_ptr<PostgresConnection> connection)
        : house_(house)
        , connect_(connect)
        , connection_(std::move(connection)) { }

    void save(WriteJob job) {
        outcome_ = {};
        Actions actions;
        if (house_.settings.saves == Settings::Saves::rehearsed) attempt(job.save, nullptr);
        const auto start = Steady::now();
        outcome_.error = persist(job.save, actions);
        note_slowness(job.name, Steady::now() - start, house_);
        if (outcome_.error && job.on_refusal) record_refusal(job);
        count(outcome_, house_.metrics);
        job.save = nullptr; // what it captured ends before its caller is told
        job.on_refusal = nullptr;
        // What is remembered beside the store moves on before anybody is told: who is told may look at once.
        if (!outcome_.error)
            for (auto& action : actions)
                action();
        if (job.done) job.done(std::move(outcome_));
    }

private:
    std::exception_ptr persist(WriteWork& work, Actions& actions) {
        const auto deadline = Steady::now() + house_.settings.write_deadline;
        Pauses pauses;
        for (;;) {
            const auto error = attempt(work, &actions);
            if (!error || !may_succeed_again() || Steady::now() > deadline) return error;
            ++house_.metrics.repetitions;
            pauses.pause();
        }
    }

    /// One run; without a place for actions it is undone (a rehearsal).
    std::exception_ptr attempt(WriteWork& work, Actions* actions) {
        if (!renew()) return std::make_exception_ptr(Problem(Code::overloaded, "store.unavailable"));
        try {
            connection_->command("begin isolation level serializable");
            WriteTransaction tx{*connection_, house_};
            try {
                work(tx);
                tx.finish();
            } catch (...) {
                outcome_.statements = tx.statements();
                throw;
            }
            outcome_.statements = tx.statements();
            if (!actions) throw Problem(Code::internal, "store.rehearsed");
            connection_->commit();
            ++house_.metrics.commits;
            *actions = tx.take_actions();
        } catch (...) {
            connection_->roll_back();
            return std::current_exception();
        }
        return nullptr;
    }

    /// A connection that works: the old one, or a new one with nothing prepared.
    bool renew() {
        const bool usable = connection_ && connection_->alive() && !connection_->in_transaction();
        if (usable) {
            connection_->forget_failure();
            return true;
        }
        connection_.reset();
        ++house_.metrics.reconnections;
        try {
            connection_ = connect_(PostgresConnection::Limits::of_requests);
            return true;
        } catch (const StartError& error) {
            house_.notice(Severity::error, error.what());
            return false;
        }
    }

    /// Whether what failed was certainly not kept and may well be when it is done again.
    bool may_succeed_again() const {
        if (!connection_) return true;
        const auto consequence = connection_->failure().consequence;
        return consequence == Consequence::retry || consequence == Consequence::disconnected;
    }

    void record_refusal(WriteJob& job) {
        const auto refused = as_problem(outcome_.error);
        const auto statements = outcome_.statements;
        WriteWork record = [&](WriteTx& tx) { job.on_refusal(tx, refused); };
        Actions none;
        if (persist(record, none))
            house_.notice(Severity::error, "the record of a refused save could not be written: " + job.name);
        outcome_.statements += statements;
    }

    House& house_;
    const PostgresWriter::Connect& connect_;
    std::unique_ptr<PostgresConnection> connection_;
    Outcome outcome_;
};

PostgresWriter::PostgresWriter(House& house, Connect connect)
    : house_(house)
    , connect_(std::move(connect))
    , queue_(house.settings.write_queue) {
    for (std::size_t i = 0; i < house.settings.writers; ++i)
        threads_.emplace_back(
            [this, connection = connect_(PostgresConnection::Limits::of_requests)]() mutable {
                serve(std::move(connection));
            });
}

PostgresWriter::~PostgresWriter() {
    queue_.close();
    threads_.clear(); // joins
}

void PostgresWriter::serve(std::unique_ptr<PostgresConnection> connection) {
    ::pthread_setname_np(::pthread_self(), "fm-writer");
    Lane lane{house_, connect_, std::move(connection)};
    while (!queue_.finished())
        if (auto job = queue_.pop(lane_idle_wait)) lane.save(std::move(*job));
}

void PostgresWriter::exclusively(const std::function<void(Connection&)>& work) {
    const auto connection = connect_(PostgresConnection::Limits::of_migrations);
    connection->command(migration_lock);
    work(*connection); // the lock ends with the session
}

} // namespace folkmoot::store
