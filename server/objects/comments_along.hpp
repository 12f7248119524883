#pragma once
#include "folkmoot/objects.hpp"

namespace folkmoot::objects {

/// An object goes to the recycle bin: the comments on it go along, whoever they are for. Asked before its own
/// row changes.
void comments_to_bin(WriteTx& tx, ObjectId about);
/// It comes back: those that went with it come back, too; one that was deleted before stays. Asked before its
/// own row changes.
void comments_from_bin(WriteTx& tx, ObjectId about);

/// Some of the comments on an object, wherever they are: what has to go before it goes for good. At most
/// twenty.
std::vector<ObjectId> some_comments_on(ReadTx& tx, ObjectId about);

/// Those of the objects that are comments in the bin only because what they are about is there.
std::vector<ObjectId> comments_there_along(ReadTx& tx, std::span<const ObjectId> objects);

} // namespace folkmoot::objects
