#pragma once
#include "folkmoot/sql.hpp"

#include <span>

namespace folkmoot::objects {

/// Ids as one bound value: a JSON array of numbers, which both stores can turn into rows (json_each,
/// jsonb_array_elements_text). So many ids cost one statement.
Binding bind_ids(std::span<const ObjectId> ids);

} // namespace folkmoot::objects
