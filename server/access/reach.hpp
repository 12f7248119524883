#pragma once
#include "access/rights_memory.hpp"

namespace folkmoot::access {

/// The spaces in which the viewer may see anything, ordered by id. Costs one statement for all, and a working
/// out for each space whose rights changed since they were last asked for.
std::vector<std::pair<ObjectId, SharedRights>> reachable_spaces(ReadTx& tx, const Viewer& viewer);

/// Visibilities outside the recycle bin, of all spaces: what a search goes through.
struct Reach {
    std::vector<ObjectId> visible; ///< those that the viewer may see
    /// Of each permission asked for, in that order: those under which the viewer has it.
    std::vector<std::vector<ObjectId>> allowed;
};
Reach reach_of(ReadTx& tx, const Viewer& viewer, std::span<const std::string_view> permissions);
/// Those that the viewer may see.
std::vector<ObjectId> visible_to(ReadTx& tx, const Viewer& viewer);

} // namespace folkmoot::access
