#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// Who owns a space, and who has the owner's role there in their own name; at most fifty, whose accounts are
/// in use.
std::vector<ObjectId> owners_of(ReadTx& tx, ObjectId space);

/// Throws Code::bad_input with the field `person` for anybody but staff whose accounts are in use.
void require_possible_owner(ReadTx& tx, ObjectId person);

} // namespace folkmoot::access
