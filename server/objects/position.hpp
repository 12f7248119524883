#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::objects {

/// Where the next page of a list begins, as one number of that list's order (a revision's, an event's, an
/// id). Sealed for the viewer and the list, it is always of one length.
std::string seal_position(ReadTx& tx, const Viewer& viewer, std::string_view list, std::int64_t position);

/// What seal_position closed; `start` for an empty text. Throws Code::bad_input for anything else.
std::int64_t open_position(
    ReadTx& tx, const Viewer& viewer, std::string_view list, std::string_view after, std::int64_t start);

} // namespace folkmoot::objects
