#pragma once
#include "access/lru.hpp"
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// A space or a section: its own row, and what an object row says of it.
struct Place {
    ObjectRow row; ///< only id, type, space, component, scope, title, language and created
    std::optional<Space> space;
    std::optional<Component> section;
};
using SharedPlace = std::shared_ptr<const Place>;

/// Nothing when it is not there, or deleted. Remembered as long as the store's mark stands: names, settings
/// and states change seldom and are wanted by nearly every request. Rights are no part of it.
SharedPlace find_space_place(ReadTx& tx, ObjectId id);
SharedPlace find_section_place(ReadTx& tx, ObjectId id);

} // namespace folkmoot::access
