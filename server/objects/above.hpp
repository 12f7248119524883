#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::objects {

/// The objects that one lies under, the nearest first, as its module says (ObjectAbilities::above).
std::vector<ObjectId> above(ReadTx& tx, const ObjectRow& object);

} // namespace folkmoot::objects
