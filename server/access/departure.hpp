#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// Takes away all that somebody has here by themselves: their roles, each of which is an event, and their
/// places in lanes. Asks no rights: whoever erases people has asked.
void take_all_from(WriteTx& tx, ObjectId person);

/// How many spaces somebody is the owner of; they need another before that person goes.
std::int64_t count_owned(ReadTx& tx, ObjectId person);

} // namespace folkmoot::access
