#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// How many people have a role in a space through which they see something there; at most 1,000 are counted.
std::int64_t count_people(ReadTx& tx, ObjectId space);

} // namespace folkmoot::access
