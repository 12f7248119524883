#pragma once
#include "access/permissions.hpp"
#include "access/words.hpp"
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// What the viewer may do at a scope itself, by its roles alone: also without seeing what is in it, as
/// administrators do. For a scope inside a space that is frozen, only what counts there.
PermissionSet rights_at(ReadTx& tx, const Viewer& viewer, ObjectId scope);

/// Whether the viewer holds the permission in at least one area: found by the places above the spaces where a
/// role with it was given to the viewer (at most 200 are looked at), not by going through all areas.
bool holds_in_some_area(ReadTx& tx, const Viewer& viewer, std::string_view permission);

/// Throws Code::forbidden when the viewer may not do it there, Code::not_found when there is no such scope or
/// the viewer has nothing to do with it.
void require_right(ReadTx& tx, const Viewer& viewer, ObjectId scope, std::string_view permission);

} // namespace folkmoot::access
