#pragma once
#include "access/list_cursor.hpp"

namespace folkmoot::access {

/// What a list walks through: for each of some visibilities, one range of an index that already has the
/// list's order.
struct ObjectRanges {
    std::string_view type; ///< or empty: of any type
    ListPosition before; ///< the objects below this position, which is not itself among them
    std::int64_t limit = 0;
};

/// The first `limit` objects under any of the visibilities, the greatest sort first. Costs one index step for
/// each visibility, then one for each object that it gives; never reads what it does not give.
std::vector<ObjectRow> first_objects(
    ReadTx& tx, const ObjectRanges& ranges, std::span<const ObjectId> visibilities);

/// Of a section's objects, seen or not, the first after a position: for whoever sees nearly all of them,
/// quicker than one range for each of many visibilities.
std::vector<ObjectRow> first_in_section(ReadTx& tx, ObjectId component, const ObjectRanges& ranges);

} // namespace folkmoot::access
