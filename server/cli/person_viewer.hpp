#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::cli {

/// The person with that address as a viewer with their own rights, for a command that acts in their name.
/// Throws std::runtime_error when there is nobody, or their account is out of use.
Viewer person_viewer(ReadTx& tx, std::string_view email);

} // namespace folkmoot::cli
