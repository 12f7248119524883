#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// Whether the type is a space or a section, which have no row in the object table.
bool is_place(std::string_view type);

/// The spaces that the viewer may see, by name, or the sections of one space (`query.space`), in their order.
Paged<Standing> list_places(ReadTx& tx, const Viewer& viewer, const ListQuery& query);

} // namespace folkmoot::access
