#pragma once
#include "access/words.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// One subject takes another's place: two people, two organisations, who turn out to be one.
struct Succession {
    SubjectKind kind = SubjectKind::person; ///< a person or an organisation
    ObjectId from;
    ObjectId to;
};

/// Gives `to` all that hangs on `from`: its roles, where both have one for the longer time; its places in
/// lanes; of an organisation also what people do in its capacity, of a person the spaces owned. Asks no
/// rights: whoever merges people or organisations has asked.
void pass_on(WriteTx& tx, const Succession& succession);

} // namespace folkmoot::access
