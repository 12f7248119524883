#pragma once
#include "store/connection.hpp"
#include "store/house.hpp"

#include "folkmoot/transaction.hpp"

namespace folkmoot::store {

/// Ends a transaction that goes on for too long, however short each of its statements is.
class Patience {
public:
    explicit Patience(std::chrono::milliseconds limit)
        : until_(std::chrono::steady_clock::now() + limit) { }
    /// Before each statement; looks at the clock at each sixteenth. Throws Code::overloaded "store.too_slow".
    void check() {
        if (++asked_ % 16 == 0 && std::chrono::steady_clock::now() > until_)
            throw Problem(Code::overloaded, "store.too_slow");
    }

private:
    std::chrono::steady_clock::time_point until_;
    std::uint64_t asked_ = 0;
};

/// A read, between the begin and the end that its thread gives it.
class ReadTransaction final : public ReadTx {
public:
    ReadTransaction(Connection& connection, House& house);
    Time now() const override { return now_; }
    std::uint64_t statements() const override { return connection_.statements() - before_; }
    std::optional<std::uint64_t> mark() const override { return mark_; }

private:
    StoreMemory& store_memory() override { return house_.memory; }
    void query(const Sql& sql, std::span<const Binding> bindings, const Shape& row,
        const std::function<void*()>& place) override;

    Connection& connection_;
    House& house_;
    std::optional<std::uint64_t> mark_; ///< taken before the first statement, which is when the view begins
    Time now_;
    Patience patience_;
    std::uint64_t before_;
};

/// One run of a save. After a failed statement it refuses to go on: a save that catches the failure and
/// carries on would otherwise be committed by half.
class WriteTransaction final : public WriteTx {
public:
    WriteTransaction(Connection& connection, House& house);
    Time now() const override { return now_; }
    std::uint64_t statements() const override { return connection_.statements() - before_; }
    std::optional<std::uint64_t> mark() const override { return std::nullopt; }
    ObjectId new_id() override { return house_.ids.next(); }
    void after_commit(std::function<void()> action) override;

    /// Ends the run: throws again what a statement threw, if the save kept it to itself.
    void finish();
    std::vector<std::function<void()>> take_actions() { return std::move(actions_); }

    static constexpr std::size_t most_actions = 1000;

private:
    StoreMemory& store_memory() override { return house_.memory; }
    void query(const Sql& sql, std::span<const Binding> bindings, const Shape& row,
        const std::function<void*()>& place) override;
    std::int64_t execute(const Sql& sql, std::span<const Binding> bindings) override;
    template <class Work> auto guarded(Work work);

    Connection& connection_;
    House& house_;
    Time now_;
    Patience patience_;
    std::uint64_t before_;
    std::exception_ptr failed_;
    std::vector<std::function<void()>> actions_;
};

} // namespace folkmoot::store
