#pragma once
#include "store/dialect.hpp"

#include "folkmoot/sql.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::store {

/// One place in a statement where a value goes: ":title", with the offsets of its first and one-past-last
/// byte.
struct Parameter {
    std::string_view name; ///< without its colon
    std::size_t begin;
    std::size_t end;
};

/// All parameters in their order, repeated ones repeatedly. Quoted text and PostgreSQL's `::` are passed
/// over.
std::vector<Parameter> parameters_of(std::string_view sql);

/// The statement with each parameter's type written down ("cast(:id as bigint)"), as the bindings give it:
/// else PostgreSQL guesses types from the context and fails where there is none (`:after is null`).
std::string typed(std::string_view sql, std::span<const Binding> bindings);

} // namespace folkmoot::store
