#pragma once
#include "access/words.hpp"
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// Says whom something new in a community is for, before its first publication shows it to them: for what is
/// imported. `lane` is that of Audience::lane, otherwise none. What is made under it from now on is for the
/// same people. Throws Code::conflict when it has been published: then people rely on who sees it.
void set_first_audience(WriteTx& tx, const Standing& object, Audience audience, ObjectId lane);

} // namespace folkmoot::access
