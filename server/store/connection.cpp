#include "store/connection.hpp"

#include "store/defect.hpp"

namespace folkmoot::store {

Connection::Connection(Dialect dialect, Notices notices)
    : dialect_(dialect)
    , notices_(std::move(notices))
    , cache_(session_, dialect) { }

template <class Work>
auto Connection::translated(const Sql& sql, std::span<const Binding> bindings, Work work) {
    ++statements_;
    Statement* statement = nullptr;
    try {
        statement = &cache_.prepared(sql, bindings);
        return work(*statement);
    } catch (const soci::soci_error& error) {
        fail(explain(error, statement), text_of(sql, dialect_));
    } catch (const Defect& wrong) {
        notice(Severity::error, wrong.what());
        failure_ = {.consequence = Consequence::defect, .code = "defect", .constraint = {}};
        throw;
    }
}

void Connection::query(const Sql& sql, std::span<const Binding> bindings, const Shape& row,
    const std::function<void*()>& place) {
    translated(
        sql, bindings, [&](Statement& statement) { statement.query(bindings, row, place, most_rows); });
}

std::int64_t Connection::execute(const Sql& sql, std::span<const Binding> bindings) {
    return translated(sql, bindings, [&](Statement& statement) { return statement.execute(bindings); });
}

void Connection::roll_back() noexcept {
    try {
        if (in_transaction()) command("rollback");
    } catch (const std::exception&) {
        // What follows finds the transaction still open, or the connection gone, and ends it for good.
        return;
    }
}

void Connection::fail(Failure failure, std::string_view statement) {
    const bool expected = failure.consequence == Consequence::duplicate
        || failure.consequence == Consequence::refused || failure.consequence == Consequence::retry;
    notice(expected ? Severity::info : Severity::error,
        fmt::format("statement failed with {}{}{}: {}", failure.code,
            failure.constraint.empty() ? "" : " on ", failure.constraint, statement.substr(0, 200)));
    failure_ = std::move(failure);
    std::rethrow_exception(problem_of(failure_));
}

void Connection::notice(Severity severity, std::string text) const {
    if (notices_) notices_({severity, std::move(text)});
}

} // namespace folkmoot::store
