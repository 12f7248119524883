#pragma once
#include "folkmoot/context.hpp"

namespace folkmoot::host {

/// All that lies under an object, as its module says.
std::vector<ObjectId> objects_below(ReadTx& tx, const ObjectRow& object);
/// Puts an object, with all that lies under it, into the recycle bin. The caller has asked the right that its
/// module names (ObjectAbilities::remove).
void remove_object(WriteContext& context, const Standing& object);

} // namespace folkmoot::host
