#pragma once
#include "folkmoot/transaction.hpp"

#include <exception>

namespace folkmoot::store {

/// What a failed statement means for the transaction it was part of.
enum class Consequence {
    none,
    duplicate, ///< a row is there already
    refused, ///< a foreign key, a check or a not-null says no
    retry, ///< the same work may succeed when it is run again (serialization failure, deadlock)
    full, ///< no space left; the whole group is lost
    lost, ///< input/output or memory failed; the whole group is lost
    sync_failed, ///< what was written may never reach the disk: this node must stop writing
    busy, ///< another process holds the store, or a time limit is over
    disconnected, ///< the session is gone, and with it everything not yet committed
    unknown, ///< a commit was asked for, and whether it happened cannot be said
    defect, ///< anything else: a statement that should not be
};

struct Failure {
    Consequence consequence = Consequence::none;
    std::string code; ///< SQLite's extended result code or the SQLSTATE, for the log
    std::string constraint; ///< table and columns, or the constraint's name
};

/// Whether a group of saves cannot go on after it (SQLite may have rolled all of it back).
bool loses_group(Consequence consequence);

/// The one translator from the stores' errors to the house's: duplicate -> Duplicate, refused -> conflict,
/// full -> storage_full, defect -> internal, the rest -> overloaded.
std::exception_ptr problem_of(const Failure& failure);

} // namespace folkmoot::store
