#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::access {

// Nobody writes in a space that is frozen or archived. What asks for a permission is refused by itself; these
// are for the rest. They throw Code::forbidden, "access.space_frozen" or "access.space_archived".

/// For what a rule of one's own refuses: `otherwise` is said where the space is open.
[[noreturn]] void refuse_writing(ReadTx& tx, const ObjectRow& about, std::string otherwise);

/// Whether its space is neither frozen nor archived.
bool is_open(ReadTx& tx, ObjectId space);

/// For what asks no more than seeing and is written all the same, such as an answer.
void require_open(ReadTx& tx, ObjectId space);

} // namespace folkmoot::access
