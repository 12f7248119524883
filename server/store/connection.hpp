#pragma once
#include "store/failure.hpp"
#include "store/notice.hpp"
#include "store/statement_cache.hpp"

#include <functional>

namespace folkmoot::store {

/// One session with the store and its prepared statements, used by one thread at a time.
class Connection {
public:
    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Dialect dialect() const { return dialect_; }

    /// Both throw what problem_of makes of a failure, and remember it.
    void query(const Sql& sql, std::span<const Binding> bindings, const Shape& row,
        const std::function<void*()>& place);
    std::int64_t execute(const Sql& sql, std::span<const Binding> bindings);

    /// A word to the store itself (begin, commit, savepoint, a migration's statement); fails as the others
    /// do.
    virtual void command(const std::string& text) = 0;
    virtual bool in_transaction() const = 0;
    /// False when the session is over and only a new one helps.
    virtual bool alive() const { return true; }
    /// Ends a transaction that is over anyway; never throws.
    void roll_back() noexcept;

    /// The last failure since `forget_failure`; Consequence::none when all went well.
    const Failure& failure() const { return failure_; }
    void forget_failure() { failure_ = {}; }
    std::uint64_t statements() const { return statements_; }

    static constexpr std::size_t most_rows = 10'000;

protected:
    Connection(Dialect dialect, Notices notices);
    soci::session& session() { return session_; }
    void notice(Severity severity, std::string text) const;
    /// What this store's error means. `statement` is null when it could not even be prepared.
    virtual Failure explain(const soci::soci_error& error, Statement* statement) = 0;
    [[noreturn]] void fail(Failure failure, std::string_view statement);

private:
    template <class Work> auto translated(const Sql& sql, std::span<const Binding> bindings, Work work);

    Dialect dialect_;
    Notices notices_;
    soci::session session_;
    StatementCache cache_;
    Failure failure_;
    std::uint64_t statements_ = 0;
};

/// What a connection is for; the store itself refuses writes on one for reading.
enum class Use { reading, writing };

} // namespace folkmoot::store
