#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::objects {

/// Gives one person the stars, watches and unfinished drafts of another, where they have none of their own on
/// the same object: what somebody chose or wrote themselves stays as it is, and a draft beside one of their
/// own stays where it was.
void pass_on_marks(WriteTx& tx, ObjectId from, ObjectId to);

} // namespace folkmoot::objects
