#include "store/transactions.hpp"

#include "store/defect.hpp"

namespace folkmoot::store {

ReadTransaction::ReadTransaction(Connection& connection, House& house)
    : connection_(connection)
    , house_(house)
    , mark_(house.mark.current())
    , now_(house.clock.now())
    , patience_(house.settings.read_limit)
    , before_(connection.statements()) { }

void ReadTransaction::query(const Sql& sql, std::span<const Binding> bindings, const Shape& row,
    const std::function<void*()>& place) {
    patience_.check();
    connection_.query(sql, bindings, row, place);
}

WriteTransaction::WriteTransaction(Connection& connection, House& house)
    : connection_(connection)
    , house_(house)
    , now_(house.clock.now())
    , patience_(house.settings.write_deadline)
    , before_(connection.statements()) { }

template <class Work> auto WriteTransaction::guarded(Work work) {
    if (failed_) std::rethrow_exception(failed_);
    // SQLite rolls a whole transaction back on some failures; then every further statement would be one of
    // its own, on disk at once.
    if (!connection_.in_transaction()) throw Problem(Code::overloaded, "store.unavailable");
    try {
        patience_.check();
        return work();
    } catch (const Problem&) {
        failed_ = std::current_exception();
        throw;
    }
}

void WriteTransaction::query(const Sql& sql, std::span<const Binding> bindings, const Shape& row,
    const std::function<void*()>& place) {
    guarded([&] { connection_.query(sql, bindings, row, place); });
}

std::int64_t WriteTransaction::execute(const Sql& sql, std::span<const Binding> bindings) {
    return guarded([&] { return connection_.execute(sql, bindings); });
}

void WriteTransaction::after_commit(std::function<void()> action) {
    if (actions_.size() == most_actions) throw defect("too many actions after one commit");
    actions_.push_back(std::move(action));
}

void WriteTransaction::finish() {
    if (failed_) std::rethrow_exception(failed_);
}

} // namespace folkmoot::store
