#pragma once
#include "access/sealed_id.hpp"
#include "access/what_if.hpp"

namespace folkmoot::access {

/// Where a list of people by name goes on, of what seal_id gave for the last of them: their name is read
/// again, so it never leaves the house. The beginning where `after` is empty. Throws as open_id.
Candidate open_person(ReadTx& tx, const Viewer& viewer, const std::string& list, const std::string& after);

} // namespace folkmoot::access
