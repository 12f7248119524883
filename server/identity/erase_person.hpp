#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::identity {

/// What stands where the name was.
inline constexpr std::string_view former_member{"Former member"};

/// Forgets who somebody was, for good: name, address, title, why a guest was here, sessions and devices,
/// roles and groups, what they kept for themselves, which terms they accepted, mails and invitations to them,
/// what the audit log says beside its chain, and their name where texts mention them. What they wrote, said,
/// answered and decided stays, by a former member of the organisation that it was written for; the chain of
/// the log stays whole. Gives in how many texts they were mentioned. Throws Code::not_found for who is not
/// there or erased already; Code::conflict for an owner of spaces and a sponsor of guests, who need another
/// first, and for an account that is in use: disable it, so that nobody is erased by a slip.
std::int64_t erase_person(WriteTx& tx, ObjectId person);

} // namespace folkmoot::identity
