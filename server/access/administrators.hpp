#pragma once
#include "folkmoot/transaction.hpp"

#include <functional>

namespace folkmoot::access {

/// How many people administer the site now: by themselves, or by a group or organisation they are in.
std::int64_t count_administrators(ReadTx& tx);

/// Whether that person would, if they may sign in: their passwords are longer.
bool is_administrator(ReadTx& tx, ObjectId person);

/// Throws Code::conflict "access.last_administrator" when, after what this transaction has done, nobody is
/// left who administers the site.
void require_administrator_left(ReadTx& tx);
/// Makes a change by which somebody may stop to administer the site; throws the same when that was the last.
/// A site that has nobody to lose, as when it is set up, is changed freely.
void keep_an_administrator(WriteTx& tx, const std::function<void()>& change);

} // namespace folkmoot::access
