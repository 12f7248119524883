#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::identity {

/// Somebody in whose name the house goes on with what they began, without a session: with the rights that
/// they have now. Nothing for an account that is out of use.
std::optional<Viewer> find_acting_person(ReadTx& tx, ObjectId person);

} // namespace folkmoot::identity
