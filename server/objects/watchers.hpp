#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::objects {

/// Who watches an object, or what it lies under with all that lies there, but whoever acts and those who
/// muted it: a thousand at most. Whether they see it is not asked.
std::vector<ObjectId> watchers_of(ReadTx& tx, const ObjectRow& object, ObjectId actor);

} // namespace folkmoot::objects
