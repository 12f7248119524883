#pragma once
#include "store/dialect.hpp"

#include "folkmoot/fields.hpp"
#include "folkmoot/sql.hpp"

#include <functional>
#include <memory>

namespace folkmoot::store {

/// One prepared statement. It belongs to one connection.
class Statement {
public:
    virtual ~Statement() = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Whether these bindings have the types it was prepared for.
    virtual bool takes(std::span<const Binding> bindings) const = 0;

    /// Runs it once for its effect. Gives the number of rows touched.
    virtual std::int64_t execute(std::span<const Binding> bindings) = 0;
    /// Runs it and reads every row. More than `most` rows is a defect.
    virtual void query(std::span<const Binding> bindings, const Shape& row,
        const std::function<void*()>& place, std::size_t most) = 0;

protected:
    Statement() = default;
};

/// On PostgreSQL through SOCI; on SQLite straight on the session's handle, since a read there is a matter of
/// single microseconds. Throws soci::soci_error when the store does not take it.
std::unique_ptr<Statement> prepare(
    soci::session& session, Dialect dialect, const Sql& sql, std::span<const Binding> bindings);

} // namespace folkmoot::store
