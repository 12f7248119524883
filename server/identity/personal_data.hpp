#pragma once
#include "folkmoot/transaction.hpp"

#include <iosfwd>

namespace folkmoot::identity {

/// Writes all that the site holds about somebody, for the person themselves, as one JSON object: the account,
/// where they belong, sessions, roles, what they were asked, mails and invitations, what they keep for
/// themselves, drafts, each revision that they made, with its words where it is a comment, and the log's
/// lines by and about them. Reads page by page, so that memory does not grow with what there is. Throws
/// Code::not_found.
void write_personal_data(ReadTx& tx, ObjectId person, std::ostream& out);

} // namespace folkmoot::identity
