#pragma once
#include "folkmoot/transaction.hpp"
#include "identity/person.hpp"

namespace folkmoot::identity {

/// How long a link works.
inline constexpr std::chrono::minutes reset_lasts{30};

/// Sends a link with this token to the person of that address, when there is one who may sign in; earlier
/// links of theirs work no more. At most three in an hour, so that nobody's mailbox is filled by others.
/// Whoever asks learns nothing of all this. Code::rate_limited "mail.queue_full", whatever the address.
void ask_for_reset(WriteTx& tx, std::string_view email, const std::string& token);

/// Whose link it is. Code::gone "identity.link_over" when it was used, has ended, or never was.
Person require_reset(ReadTx& tx, std::string_view token);
/// Uses the link up, gives its person the password of that hash, ends all their sessions and tells them by
/// mail. Throws as `require_reset`.
ObjectId use_reset(WriteTx& tx, std::string_view token, const std::string& password_hash);

/// Their links work no more: they have another password, or another address.
void end_resets(WriteTx& tx, ObjectId person);

/// Forgets up to 1,000 links that ended a day ago; gives how many.
std::int64_t sweep_resets(WriteTx& tx);

} // namespace folkmoot::identity
