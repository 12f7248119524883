#pragma once
#include "store/dialect.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::store {

/// One migration file as one store will run it.
struct Script {
    enum class Transaction { one, none };
    Transaction transaction = Transaction::one;
    std::vector<std::string> statements;
};

/// Cuts a migration file into statements for one store.
///  - Lines "-- sqlite:", "-- postgres:" and "-- both:" say for which store the following lines are.
///  - A line "-- no-transaction" (for CREATE INDEX CONCURRENTLY and the like) makes each statement stand
///  alone;
///    each must then bear being run again.
///  - Column types are the house's: see portable_types.hpp.
/// Throws StartError for what a migration must not hold: a transaction of its own, DEFERRABLE, ON CONFLICT
/// ROLLBACK, an unknown type, a quote without end.
Script script_of(std::string_view text, Dialect dialect);

} // namespace folkmoot::store
