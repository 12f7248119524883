#pragma once
#include "access/list_cursor.hpp"

namespace folkmoot::access {

/// What a list walks through: for each of some visibilities, one range of an index that already has the
/// list's order.
struct ObjectRanges {
    ObjectId component; ///< or none: all that the visibilities hold
    std::string_view type; ///< or empty: of any type (only without a component)
    ListPosition before; ///< the objects below this position, which is not itself among them
    std::int64_t limit = 0;
};

/// The first `limit` objects under any of the visibilities, the greatest sort first. Costs one index step for
/// each visibility, then one for each object that it gives; never reads what it does not give.
std::vector<ObjectRow> first_objects(
    ReadTx& tx, const ObjectRanges& ranges, std::span<const ObjectId> visibilities);

} // namespace folkmoot::access
