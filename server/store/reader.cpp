#include "store/reader.hpp"

#include "store/sqlite_connection.hpp"
#include "store/start_error.hpp"
#include "store/transactions.hpp"

#include <pthread.h>

namespace folkmoot::store {
namespace {

constexpr std::chrono::seconds reader_idle_wait{60};

void begin_read(Connection& connection, std::chrono::milliseconds limit) {
    connection.forget_failure();
    if (connection.dialect() == Dialect::postgres) {
        connection.command("begin isolation level repeatable read read only");
    } else {
        static_cast<SqliteConnection&>(connection).stop_at(std::chrono::steady_clock::now() + limit);
        connection.command("begin");
    }
}

} // namespace

Readers::Readers(House& house, Connect connect)
    : house_(house)
    , connect_(std::move(connect))
    , queue_(house.settings.read_queue) {
    for (std::size_t i = 0; i < house.settings.readers; ++i)
        threads_.emplace_back(
            [this, connection = connect_(Use::reading)]() mutable { serve(std::move(connection)); });
}

Readers::~Readers() {
    queue_.close();
    threads_.clear(); // joins
}

void Readers::serve(std::unique_ptr<Connection> connection) {
    ::pthread_setname_np(::pthread_self(), "fm-reader");
    while (!queue_.finished()) {
        auto job = queue_.pop(reader_idle_wait);
        if (!job) continue;
        Outcome outcome;
        try {
            begin(connection);
            outcome = run(*connection, job->work);
        } catch (...) {
            outcome.error = std::current_exception();
        }
        ++(outcome.error ? house_.metrics.failed_reads : house_.metrics.reads);
        house_.metrics.statements += outcome.statements;
        job->work = nullptr; // what it captured ends before its caller is told
        job->done(std::move(outcome));
    }
}

/// A connection that stood idle may be gone without a sign; nothing has been read yet, so a new one will do.
void Readers::begin(std::unique_ptr<Connection>& connection) {
    const auto limit = house_.settings.read_limit;
    try {
        if (connection && connection->alive() && !connection->in_transaction())
            return begin_read(*connection, limit);
    } catch (const Problem&) {
        if (connection->alive()) throw;
    }
    connection.reset(); // its statements go with it
    ++house_.metrics.reconnections;
    try {
        connection = connect_(Use::reading);
    } catch (const StartError& error) {
        house_.notice(Severity::error, error.what());
        throw Problem(Code::overloaded, "store.unavailable");
    }
    begin_read(*connection, limit);
}

Outcome Readers::run(Connection& connection, ReadWork& work) {
    Outcome outcome;
    ReadTransaction tx{connection, house_};
    try {
        work(tx);
    } catch (...) {
        outcome.error = std::current_exception();
    }
    outcome.statements = tx.statements();
    connection.roll_back(); // it has nothing to commit
    return outcome;
}

} // namespace folkmoot::store
