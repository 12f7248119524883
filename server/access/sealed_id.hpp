#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// Where a list goes on: the last one's id, which opens for this viewer and this list alone.
std::string seal_id(ReadTx& tx, const Viewer& viewer, std::string_view list, ObjectId last);
/// Nothing where `after` is empty: the list begins. Throws Code::bad_input for what was not sealed so.
std::optional<ObjectId> open_id(
    ReadTx& tx, const Viewer& viewer, std::string_view list, std::string_view after);

/// What an `after` is refused with that no list has given.
[[noreturn]] void refuse_cursor();

} // namespace folkmoot::access
