#pragma once
#include "store/fields_sql.hpp"
#include "store/statement.hpp"

namespace folkmoot::store {

/// A statement with the variables that SOCI takes its values from and puts its rows into.
class PostgresStatement final : public Statement {
public:
    PostgresStatement(soci::session& session, const Sql& sql, std::span<const Binding> bindings);

    bool takes(std::span<const Binding> bindings) const override;
    std::int64_t execute(std::span<const Binding> bindings) override;
    void query(std::span<const Binding> bindings, const Shape& row, const std::function<void*()>& place,
        std::size_t most) override;

    /// The server's last answer to it, good or bad.
    const PGresult* result();

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
    class Rearrange;

    void prepare(std::span<const Binding> bindings);
    void fill(std::span<const Binding> bindings);
    void fill(Slot& slot, const Value& value);
    void arrange(const Shape* row);
    Value taken(Slot& slot);

    Sql sql_;
    soci::statement statement_;
    std::vector<Slot> parameters_; ///< never resized once bound: SOCI holds addresses
    std::vector<Slot> columns_;
    const Shape* row_ = nullptr;
    bool arranged_ = false;
};

} // namespace folkmoot::store
