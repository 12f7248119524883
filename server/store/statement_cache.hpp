#pragma once
#include "store/statement.hpp"

#include <list>
#include <unordered_map>

namespace folkmoot::store {

/// The statements one connection has prepared, by the address of their literal; the least recently used one
/// goes when there are 256.
class StatementCache {
public:
    StatementCache(soci::session& session, Dialect dialect);

    Statement& prepared(const Sql& sql, std::span<const Binding> bindings);
    void clear();
    std::size_t size() const { return entries_.size(); }

    static constexpr std::size_t most = 256;

private:
    struct Entry {
        const char* literal;
        std::unique_ptr<Statement> statement;
    };
    soci::session& session_;
    Dialect dialect_;
    std::list<Entry> entries_; ///< the most recently used first
    std::unordered_map<const char*, std::list<Entry>::iterator> by_literal_;
};

} // namespace folkmoot::store
