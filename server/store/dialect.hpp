#pragma once
#include "folkmoot/sql.hpp"

namespace folkmoot::store {

enum class Dialect { sqlite, postgres };

inline std::string_view text_of(const Sql& sql, Dialect dialect) {
    return dialect == Dialect::sqlite ? sql.sqlite() : sql.postgres();
}

} // namespace folkmoot::store
