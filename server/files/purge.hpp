#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::files {

/// Files that belong to an object, deleted or not; at most 20.
std::vector<ObjectId> some_files_of(ReadTx& tx, ObjectId parent);
/// Removes what this room keeps of a file, or of an object that files belonged to: versions and uploads. The
/// contents that no version uses any more are collected later (housekeeping.hpp).
void purge(WriteTx& tx, ObjectId object);

} // namespace folkmoot::files
