#include "store/statement_cache.hpp"

namespace folkmoot::store {

StatementCache::StatementCache(soci::session& session, Dialect dialect)
    : session_(session)
    , dialect_(dialect) { }

Statement& StatementCache::prepared(const Sql& sql, std::span<const Binding> bindings) {
    const char* literal = text_of(sql, dialect_).data();
    const auto found = by_literal_.find(literal);
    if (found != by_literal_.end()) {
        entries_.splice(entries_.begin(), entries_, found->second);
        auto& entry = *found->second;
        if (!entry.statement->takes(bindings)) entry.statement = prepare(session_, dialect_, sql, bindings);
        return *entry.statement;
    }
    auto statement = prepare(session_, dialect_, sql, bindings);
    if (entries_.size() == most) {
        by_literal_.erase(entries_.back().literal);
        entries_.pop_back();
    }
    entries_.push_front({literal, std::move(statement)});
    by_literal_[literal] = entries_.begin();
    return *entries_.front().statement;
}

void StatementCache::clear() {
    by_literal_.clear();
    entries_.clear();
}

} // namespace folkmoot::store
