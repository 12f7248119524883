#pragma once
#include "folkmoot/object.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot::access {

/// No marking's idle time is shorter: a session that has come down to it need not be looked at again.
inline constexpr std::chrono::minutes least_idle{1};

/// How long a session may be idle once it has opened this thing: what the marking's effects say. For a space
/// or section the space's own marking counts. A change of the effect counts within a minute.
std::chrono::minutes idle_limit(ReadTx& tx, const ObjectRow& thing);
/// How long it may be while nothing has been opened: what the lowest marking says.
std::chrono::minutes first_idle_limit(ReadTx& tx);

} // namespace folkmoot::access
