#pragma once
#include "store/dialect.hpp"
#include "store/sql_tokens.hpp"

namespace folkmoot::store {

/// A statement with the house's column types put into the store's own, wherever `create table` or
/// `alter table .. add column` gives a column its type:
///
///     house                 SQLite    PostgreSQL
///     id, integer, time     integer   bigint
///     boolean               integer   smallint
///     real                  real      double precision
///     text, json            text      text collate "C"
///     bytes                 blob      bytea
///
/// Tables become STRICT on SQLite; `without rowid` is left out on PostgreSQL. Text sorts by code point on
/// both: people's order is made by ICU, not by the store. Throws StartError for any other type.
std::string portable(const std::vector<Token>& statement, Dialect dialect);

} // namespace folkmoot::store
