#pragma once
#include "store/statement.hpp"

namespace folkmoot::store {

/// A statement on SQLite's own interface: values are bound where they lie and rows read straight into their
/// records.
class SqliteStatement final : public Statement {
public:
    SqliteStatement(sqlite_api::sqlite3* handle, const Sql& sql);
    ~SqliteStatement() override;

    /// SQLite's parameters take any type.
    bool takes(std::span<const Binding>) const override { return true; }
    std::int64_t execute(std::span<const Binding> bindings) override;
    void query(std::span<const Binding> bindings, const Shape& row, const std::function<void*()>& place,
        std::size_t most) override;

private:
    class Run;
    void fill(std::span<const Binding> bindings);
    void fill(int place, const Value& value);
    /// Whether there is a row.
    bool step();
    Value column(int index, const Field& field);
    void check(int result);

    sqlite_api::sqlite3* handle_;
    Sql sql_;
    sqlite_api::sqlite3_stmt* statement_ = nullptr;
    /// Each name once, in SQLite's own order from 1 on. Copies: SQLite's go when the schema changes under a
    /// statement.
    std::vector<std::string> parameters_;
};

} // namespace folkmoot::store
