#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// How many people administer the site now: by themselves, or by a group or organisation they are in.
std::int64_t count_administrators(ReadTx& tx);

/// Throws Code::conflict "access.last_administrator" when, after what this transaction has done, nobody is
/// left who administers the site.
void require_administrator_left(ReadTx& tx);

} // namespace folkmoot::access
