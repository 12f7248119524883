#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::cli {

/// The space with that name in addresses, and the section of a space with that one.
std::optional<ObjectId> find_space(ReadTx& tx, std::string_view slug);
std::optional<ObjectId> find_section(ReadTx& tx, ObjectId space, std::string_view slug);

} // namespace folkmoot::cli
