#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// Who may know of whom: the one answer, for the directory, profiles, fields in which people are chosen and
/// those who are named in texts.
///
/// Staff know everybody. A guest knows, beside herself, the people of the spaces that both belong to by a
/// role in the space itself: its staff always, other guests where they are of one lane, or where the space is
/// neither blind nor public. Whoever is out of use, and guests whose time is over, are known to no guest.

/// Those whom a guest knows, herself among them, by id. Costs the people of her spaces, whoever they are.
std::vector<ObjectId> known_to_guest(ReadTx& tx, const Viewer& guest);

/// Whether the viewer may know of that person; visitors know of nobody.
bool knows(ReadTx& tx, const Viewer& viewer, ObjectId person);

/// The spaces in which both are and the viewer knows so, by name; none with oneself.
std::vector<ObjectId> spaces_shared_with(ReadTx& tx, const Viewer& viewer, ObjectId person);

} // namespace folkmoot::access
