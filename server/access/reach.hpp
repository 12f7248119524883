#pragma once
#include "access/rights_memory.hpp"

namespace folkmoot::access {

/// The spaces in which the viewer may see anything, ordered by id. Costs one statement for all, and a working
/// out for each space whose rights changed since they were last asked for.
std::vector<std::pair<ObjectId, SharedRights>> reachable_spaces(ReadTx& tx, const Viewer& viewer);

/// Every visibility outside the recycle bin that the viewer may see, of all spaces: what a search goes
/// through.
std::vector<ObjectId> visible_to(ReadTx& tx, const Viewer& viewer);

} // namespace folkmoot::access
