#include "store/statement.hpp"

#include "store/postgres_statement.hpp"
#include "store/sqlite_statement.hpp"

namespace folkmoot::store {

std::unique_ptr<Statement> prepare(
    soci::session& session, Dialect dialect, const Sql& sql, std::span<const Binding> bindings) {
    if (dialect == Dialect::postgres) return std::make_unique<PostgresStatement>(session, sql, bindings);
    auto* handle = static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
    return std::make_unique<SqliteStatement>(handle, sql);
}

} // namespace folkmoot::store
