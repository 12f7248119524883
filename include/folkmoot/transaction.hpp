#pragma once
#include "folkmoot/fields.hpp"
#include "folkmoot/problem.hpp"
#include "folkmoot/sql.hpp"
#include "folkmoot/store_memory.hpp"

#include <functional>
#include <memory>
#include <typeindex>
#include <unordered_map>

namespace folkmoot {

class Viewer;
class AuditLine;
struct ObjectRow;
struct ListQuery;
template <class T> struct Paged;
template <class T, class Action> class Granted;

/// A row would have been there twice. The transaction is over: it must not be caught and carried on from.
/// To find out without ending the request, write `insert ... on conflict do nothing` and look at the count.
class Duplicate : public Problem {
public:
    explicit Duplicate(std::string constraint)
        : Problem(Code::conflict, "store.duplicate")
        , constraint_(std::move(constraint)) { }
    /// The table and columns, or the constraint's name, as the store says it; for the log.
    const std::string& constraint() const { return constraint_; }

private:
    std::string constraint_;
};

/// One consistent view of the store: everything read through it is of one moment.
class ReadTx {
public:
    virtual ~ReadTx() = default;
    ReadTx(const ReadTx&) = delete;
    ReadTx& operator=(const ReadTx&) = delete;

    /// All rows of the answer, each column into the field of the same place. More than 10,000 rows is a
    /// defect of the statement and ends the request with Code::internal: page by key instead.
    template <Described Row, class... Bindings>
    std::vector<Row> rows(const Sql& sql, const Bindings&... bindings) {
        std::vector<Row> result;
        const std::array<Binding, sizeof...(Bindings)> bound{bindings...};
        query(sql, bound, shape_of<Row>, [&]() -> void* { return &result.emplace_back(); });
        return result;
    }

    /// The only row of the answer, or nothing. A second row is a defect and ends the request with
    /// Code::internal.
    template <Described Row, class... Bindings>
    std::optional<Row> row(const Sql& sql, const Bindings&... bindings) {
        auto found = rows<Row>(sql, bindings...);
        if (found.size() > 1) more_than_one(sql);
        return found.empty() ? std::nullopt : std::optional<Row>{std::move(found.front())};
    }

    /// The only column of the only row, or nothing when there is no row or it is null.
    template <class T, class... Bindings>
    std::optional<T> value(const Sql& sql, const Bindings&... bindings) {
        auto found = row<Single<T>>(sql, bindings...);
        return found ? std::move(found->value) : std::nullopt;
    }

    /// The only column of every row.
    template <class T, class... Bindings> std::vector<T> values(const Sql& sql, const Bindings&... bindings) {
        std::vector<T> result;
        for (auto& single : rows<Single<T>>(sql, bindings...))
            if (single.value) result.push_back(std::move(*single.value));
        return result;
    }

    /// The thing with that id, if the viewer may see it: the proof that every change and every print asks
    /// for. `access.hpp` defines these three. T is an object type, Component or Space.
    template <class T> std::optional<Granted<T, struct ViewAction>> find(const Viewer& viewer, ObjectId id);
    /// Throws Code::not_found when it is missing or invisible, Code::forbidden when it is visible and no
    /// more.
    template <class T, class Action> Granted<T, Action> require(const Viewer& viewer, ObjectId id);
    /// One page of the objects of a type that the viewer may see, in the order of their sort key.
    template <class T>
    Paged<Granted<T, struct ViewAction>> list(const Viewer& viewer, const ListQuery& query);

    /// The moment this transaction began, from the house's clock.
    virtual Time now() const = 0;

    /// How many statements this transaction has run; tests cap it for each route.
    virtual std::uint64_t statements() const = 0;

    /// What a room remembers beside the store (`kept`) and found out under this mark is still right: nothing
    /// that it rests on (rights, places, sessions) has changed since, as far as this node has heard, which is
    /// at once for its own changes and within half a second for those of others. No mark: it has to be read.
    /// A change never has one: it rests on what its own transaction sees.
    virtual std::optional<std::uint64_t> mark() const = 0;

    /// What a room wants to remember until the transaction ends (access keeps the rights it has worked out).
    template <class T> T& remembered() {
        auto& slot = memory_[std::type_index(typeid(T))];
        if (!slot) slot = std::make_shared<T>();
        return *static_cast<T*>(slot.get());
    }

    /// What a room keeps for as long as the store is open, across transactions and threads.
    template <class T> T& kept() { return store_memory().template kept<T>(); }

protected:
    ReadTx() = default;
    /// The memory of the store that this transaction is of; the database owns one and gives it to all.
    virtual StoreMemory& store_memory() = 0;
    /// Runs a statement; `place` gives the record that the next row goes into.
    virtual void query(const Sql& sql, std::span<const Binding> bindings, const Shape& row,
        const std::function<void*()>& place) = 0;
    void forget() { memory_.clear(); }

private:
    template <class T> struct Single {
        std::optional<T> value;
        static constexpr auto fields() {
            return std::array{field<&Single::value>("value", "The only column")};
        }
    };
    [[noreturn]] static void more_than_one(const Sql& sql);
    std::unordered_map<std::type_index, std::shared_ptr<void>> memory_;
};

/// A change in the making. What is done through it is on disk when the request is answered, or never
/// happened. The function that gets it may be run again from the start (PostgreSQL's serialization failures,
/// a failed group commit, the tests' rehearse mode), so it does nothing but use the transaction.
class WriteTx : public ReadTx {
public:
    /// Runs insert, update or delete; gives the number of rows it touched. Throws Duplicate.
    template <class... Bindings> std::int64_t run(const Sql& sql, const Bindings&... bindings) {
        const std::array<Binding, sizeof...(Bindings)> bound{bindings...};
        return execute(sql, bound);
    }

    /// The same with a record's fields bound under their names, for an insert of a whole row.
    template <Described Row> std::int64_t run_with(const Sql& sql, const Row& row) {
        return execute_with(sql, shape_of<Row>, &row);
    }

    /// A fresh id. A save that is run again gets others.
    virtual ObjectId new_id() = 0;

    /// Records that something happened to an object, in this transaction; `event.hpp` defines it.
    template <class Event> void emit(const ObjectRow& about, const Event& event);
    /// Adds a line to the audit log that stands or falls with this transaction; see audit.hpp.
    void audit(AuditLine line);

    /// Runs once, after the commit is on disk and before its caller is answered; never when it failed. For
    /// wake-ups and what is remembered, not for truth: it runs on the store's own thread, so it hands on
    /// whatever takes more than a few microseconds.
    virtual void after_commit(std::function<void()> action) = 0;

protected:
    virtual std::int64_t execute(const Sql& sql, std::span<const Binding> bindings) = 0;
    std::int64_t execute_with(const Sql& sql, const Shape& shape, const void* row);
};

} // namespace folkmoot
