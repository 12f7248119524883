#pragma once
#include "folkmoot/resting.hpp"

namespace folkmoot::access {

/// Says why not: Code::forbidden, "access.space_frozen" or "access.space_archived" where the space's rest is
/// what stands in the way of such a permission, "access.forbidden" otherwise.
[[noreturn]] void refuse(ReadTx& tx, std::optional<ObjectId> space, std::string_view permission);

} // namespace folkmoot::access
