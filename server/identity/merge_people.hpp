#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::identity {

/// Makes one account of two of the same person: `into` has the roles, lanes, groups, organisations, guests,
/// spaces and all that is open of both (objects::pass_on_what_is_open); `ending` cannot sign in any more.
/// What they have published, said in comments and decided keeps its author. Throws Code::not_found for
/// somebody who is not there, Code::conflict when they are one, when `into` is out of use, and for staff who
/// would become a guest.
void merge_people(WriteTx& tx, ObjectId ending, ObjectId into);

} // namespace folkmoot::identity
