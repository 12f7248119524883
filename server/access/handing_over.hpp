#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// Somebody of the staff owns the space and answers for it from now on, beside the owners there are. Asks for
/// core.manage_space, and for the right to give the owner's role. Throws Code::bad_input with the field
/// `person` for anybody else.
void hand_over(WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId person, const std::string& reason);

/// The actor's own roles at the space end. Throws Code::conflict "access.last_owner" for its last owner, and
/// "access.not_in_own_name" for who is there through a group or an organisation only.
void leave(WriteTx& tx, const Viewer& actor, ObjectId space);

} // namespace folkmoot::access
