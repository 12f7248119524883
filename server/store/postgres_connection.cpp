#include "store/postgres_connection.hpp"

#include "store/postgres_statement.hpp"
#include "store/start_error.hpp"

namespace folkmoot::store {
namespace {

constexpr std::string_view oldest_server = "150000";

/// An answer of libpq, given back at the end of its scope.
class Result {
public:
    explicit Result(PGresult* result)
        : result_(result) { }
    ~Result() { PQclear(result_); }
    Result(const Result&) = delete;
    Result& operator=(const Result&) = delete;

    const PGresult* get() const { return result_; }
    bool good() const {
        const auto status = PQresultStatus(result_);
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    }
    std::string_view state() const {
        const char* state = PQresultErrorField(result_, PG_DIAG_SQLSTATE);
        return state ? state : "";
    }
    std::string_view tag() const { return PQcmdStatus(result_); }

private:
    PGresult* result_;
};

Consequence consequence_of(std::string_view state) {
    constexpr std::string_view connection_errors = "08";
    if (state == "23505") return Consequence::duplicate;
    if (state == "23503" || state == "23514" || state == "23502" || state == "23P01")
        return Consequence::refused;
    if (state == "40001" || state == "40P01") return Consequence::retry;
    if (state == "53100") return Consequence::full;
    if (state == "53200" || state == "58030") return Consequence::lost;
    if (state == "53300" || state == "55P03" || state == "57014") return Consequence::busy;
    const bool ended = state == "57P01" || state == "57P02" || state == "57P03" || state == "57P05"
        || state == "25P03" || state.starts_with(connection_errors);
    if (ended) return Consequence::disconnected;
    // "cached plan must not change result type": a migration changed a table under a prepared statement.
    // With a new session the statement is prepared anew.
    if (state == "0A000") return Consequence::disconnected;
    return Consequence::defect;
}

} // namespace

PostgresConnection::PostgresConnection(const std::string& url, Use use,
    std::chrono::milliseconds statement_limit, const Notices& notices, Limits limits)
    : Connection(Dialect::postgres, notices) {
    try {
        session().open(soci::postgresql, url);
    } catch (const soci::soci_error& error) {
        throw StartError("The store cannot be reached: " + error.get_error_message());
    }
    handle_ = static_cast<soci::postgresql_session_backend*>(session().get_backend())->conn_;
    listen();
    try {
        check_server();
        set_up(use, statement_limit, limits);
    } catch (const Problem&) {
        throw StartError("The store's server refuses a setting (" + failure().code + ").");
    }
}

void PostgresConnection::listen() {
    PQsetNoticeReceiver(
        handle_,
        [](void* self, const PGresult* result) {
            auto& connection = *static_cast<PostgresConnection*>(self);
            const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
            if (!severity || std::string_view{severity} != "WARNING") return;
            connection.warned_ = true;
            const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
            connection.notice(
                Severity::warning, fmt::format("PostgreSQL warns with {}", state ? state : "?"));
        },
        this);
}

void PostgresConnection::check_server() {
    if (answer("show server_version_num") < oldest_server)
        throw StartError("PostgreSQL is too old: version 15 or later is needed.");
    if (answer("show server_encoding") != "UTF8") throw StartError("The store's database is not in UTF-8.");
    for (const auto* setting : {"fsync", "full_page_writes"})
        if (answer(std::string{"show "} + setting) != "on")
            throw StartError(fmt::format(
                "PostgreSQL runs with {} = off and may lose what it has acknowledged: switch it on.",
                setting));
    if (answer("show synchronous_commit") == "off")
        throw StartError(
            "PostgreSQL runs with synchronous_commit = off and acknowledges what is not on disk: "
            "switch it on.");
}

void PostgresConnection::set_up(Use use, std::chrono::milliseconds statement_limit, Limits limits) {
    const bool migration = limits == Limits::of_migrations;
    command(
        fmt::format("set application_name = 'folkmoot'; set client_encoding = 'UTF8'; set timezone = 'UTC'; "
                    "set bytea_output = 'hex'; set jit = off; set statement_timeout = {}; "
                    "set lock_timeout = '{}'; set idle_in_transaction_session_timeout = '{}'; "
                    "set default_transaction_read_only = {}",
            migration ? 0 : statement_limit.count(), migration ? "2s" : "5s", migration ? "0" : "30s",
            use == Use::reading ? "on" : "off"));
}

std::string PostgresConnection::answer(const std::string& sql) {
    const Result result{PQexec(handle_, sql.c_str())};
    if (!result.good()) fail(explain(result.state(), result.get()), sql);
    return PQntuples(result.get()) == 1 ? PQgetvalue(result.get(), 0, 0) : "";
}

void PostgresConnection::command(const std::string& text) {
    const Result result{PQexec(handle_, text.c_str())};
    if (!result.good()) fail(explain(result.state(), result.get()), text);
}

bool PostgresConnection::in_transaction() const {
    const auto status = PQtransactionStatus(handle_);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

bool PostgresConnection::alive() const {
    return PQstatus(handle_) == CONNECTION_OK && failure().consequence != Consequence::disconnected;
}

void PostgresConnection::commit() {
    warned_ = false;
    const Result result{PQexec(handle_, "commit")};
    auto failure = explain(result.state(), result.get());
    if (!result.good()) {
        // Asked for and never answered: it may have happened.
        if (failure.consequence == Consequence::disconnected) failure.consequence = Consequence::unknown;
        fail(failure, "commit");
    }
    // A transaction that had failed answers "ROLLBACK", with success.
    if (result.tag() != "COMMIT") fail({Consequence::defect, "a failed transaction", ""}, "commit");
    // "canceling wait for synchronous replication": kept here, but perhaps not by the standby.
    if (warned_) fail({Consequence::unknown, "a warning", ""}, "commit");
}

Failure PostgresConnection::explain(const soci::soci_error& error, Statement* statement) {
    const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return explain(known ? known->sqlstate() : "",
        statement ? static_cast<PostgresStatement*>(statement)->result() : nullptr);
}

Failure PostgresConnection::explain(std::string_view state, const PGresult* result) const {
    Failure failure{
        .consequence = consequence_of(state), .code = "SQLSTATE " + std::string{state}, .constraint = {}};
    if (PQstatus(handle_) == CONNECTION_BAD) failure.consequence = Consequence::disconnected;
    if (const char* constraint = result ? PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME) : nullptr)
        failure.constraint = constraint;
    return failure;
}

} // namespace folkmoot::store
