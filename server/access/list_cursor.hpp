#pragma once
#include "folkmoot/object.hpp"
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// Where the next page of a list begins: after this object.
struct ListPosition {
    std::int64_t sort = 0;
    ObjectId id;
};

/// The position as a client may hold it: of one length, unreadable, and of use only to this viewer in this
/// list.
std::string seal(ReadTx& tx, const ListPosition& position, const Viewer& viewer, const ListQuery& query);

/// Where `query.after` points; nothing when it is empty. Throws Code::bad_input for anything that seal() has
/// not made for this viewer and this list.
std::optional<ListPosition> open(ReadTx& tx, const Viewer& viewer, const ListQuery& query);

} // namespace folkmoot::access
