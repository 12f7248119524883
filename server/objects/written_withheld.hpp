#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::objects {

/// A text is taken back from its readers: so is what was written about it, whoever that is for.
void withhold_written(WriteTx& tx, ObjectId about);
/// It is published again, and that with it.
void show_written_again(WriteTx& tx, ObjectId about);
/// Whatever comes back: comments on the draft are for those who see drafts.
void withhold_on_draft(WriteTx& tx, ObjectId about);

} // namespace folkmoot::objects
