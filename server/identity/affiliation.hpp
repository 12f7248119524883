#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::identity {

/// That somebody belongs to an organisation from now on.
struct NewAffiliation {
    ObjectId person;
    ObjectId organisation;
    std::string title; ///< what they are there
    std::optional<Time> until = {};
};

ObjectId begin_affiliation(WriteTx& tx, const NewAffiliation& affiliation);
/// From now on it is history.
void end_affiliation(WriteTx& tx, ObjectId affiliation);

} // namespace folkmoot::identity
