#pragma once
#include "store/fields_sql.hpp"
#include "store/parameters.hpp"

#include "folkmoot/fields.hpp"

namespace folkmoot::store {

/// One prepared statement with the variables its values come from and go to. It belongs to one connection.
class Statement {
public:
    Statement(soci::session& session, Dialect dialect, const Sql& sql, std::span<const Binding> bindings);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Whether these bindings have the types it was prepared for.
    bool takes(std::span<const Binding> bindings) const;

    /// Runs it once for its effect. Gives the number of rows touched.
    std::int64_t execute(std::span<const Binding> bindings);
    /// Runs it and reads every row. More than `most` rows is a defect.
    void query(std::span<const Binding> bindings, const Shape& row, const std::function<void*()>& place,
        std::size_t most);

    /// PostgreSQL's last answer to it, good or bad; null on SQLite.
    const PGresult* postgres_result();

private:
    /// A variable that SOCI reads from or writes to; which member counts is the storage's matter.
    struct Slot {
        std::string name;
        Storage storage = Storage::untyped;
        soci::indicator indicator = soci::i_null;
        long long integer = 0;
        double real = 0;
        std::string text;
    };
    class Reset;

    void prepare(std::span<const Binding> bindings);
    void fill(std::span<const Binding> bindings);
    void fill(Slot& slot, const Value& value);
    void arrange(const Shape* row);
    void check_memory();
    void reset() noexcept;
    std::size_t column_count();
    Value taken(Slot& slot);

    Dialect dialect_;
    Sql sql_;
    soci::statement statement_;
    std::vector<Slot> parameters_; ///< never resized once bound: SOCI holds addresses
    std::vector<Slot> columns_;
    const Shape* row_ = nullptr;
    bool arranged_ = false;
};

} // namespace folkmoot::store
