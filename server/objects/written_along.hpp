#pragma once
#include "folkmoot/objects.hpp"

namespace folkmoot::objects {

// What people wrote about an object, its comments and suggestions, goes where it goes.

/// It goes to the recycle bin: what was written about it goes along, whoever that is for. Asked before its
/// own row changes.
void written_to_bin(WriteTx& tx, ObjectId about);
/// It comes back: what went with it comes back, too; a comment that was deleted before stays. Asked before
/// its own row changes.
/// `as`: as what it is seen then; left out: as what it was before.
void written_from_bin(WriteTx& tx, ObjectId about, std::optional<Lifecycle> as = {});

/// Some of the comments on an object and suggestions for it, wherever they are: what has to go before it goes
/// for good. At most twenty.
std::vector<ObjectId> some_written_about(ReadTx& tx, ObjectId about);

/// Those of the objects that are in the bin only because what they were written about is there.
std::vector<ObjectId> written_there_along(ReadTx& tx, std::span<const ObjectId> objects);

} // namespace folkmoot::objects
