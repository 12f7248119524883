#pragma once
#include "folkmoot/fields.hpp"
#include "folkmoot/sql.hpp"

namespace folkmoot::store {

/// How a value lies in a row. Ids, times and booleans are integers; enums (their names) and JSON are text.
enum class Storage : std::uint8_t { integer, real, text, bytes, untyped };

/// Of a single value; Kind::optional (a null that nothing says more of) is untyped. A record or list has none
/// and throws Problem(Code::internal).
Storage storage_of(Kind kind);
/// Of a field, looking into its optional.
Storage storage_of(const Type& type);

/// Puts a column's value into a field of a record. Throws Problem(Code::internal) when it does not fit: a
/// null for a field that is not optional, a name the enum has not.
void put(const Field& field, void* record, Value value);

/// A record's fields as bindings under their names; only those that the statement mentions.
std::vector<Binding> bindings_of(const Sql& sql, const Shape& shape, const void* record);

} // namespace folkmoot::store
