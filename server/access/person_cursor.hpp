#pragma once
#include "access/what_if.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// Where a list of people by name goes on. What leaves the house is the last one's id, sealed for this viewer
/// and list; their name is read again.
std::string seal_person(ReadTx& tx, const Viewer& viewer, const std::string& list, ObjectId last);
/// The beginning where `after` is empty. Throws Code::bad_input for what was not sealed so.
Candidate open_person(ReadTx& tx, const Viewer& viewer, const std::string& list, const std::string& after);

} // namespace folkmoot::access
