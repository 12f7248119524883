#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::identity {

/// Makes a person findable by each word of the name and of the address before its @.
void index_name(WriteTx& tx, ObjectId person, std::string_view name, std::string_view email);

/// The same after a change of either.
void renew_name(WriteTx& tx, ObjectId person, std::string_view name, std::string_view email);

/// Does so for up to 500 people with an id above `after` who came into the store before it was kept. The last
/// of them, or nothing when there are no more.
std::optional<ObjectId> index_names(WriteTx& tx, ObjectId after);

} // namespace folkmoot::identity
