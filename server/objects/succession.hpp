#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::objects {

/// Gives one person what is another's and still open: stars, watches, what was opened last, unfinished drafts
/// and suggestions, what they were asked and ask of others, what they wait to be told, scheduled
/// publications, and the authorship of drafts and suggestions. What the one has of the same kind on the same
/// object stays as it is, and a draft beside one of their own stays where it was.
void pass_on_what_is_open(WriteTx& tx, ObjectId from, ObjectId to);

} // namespace folkmoot::objects
