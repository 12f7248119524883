#pragma once
#include <folkmoot/transaction.hpp>

namespace folkmoot::kit {

/// How many events and lines of the audit log were committed and have no number from the sequencer yet.
inline std::int64_t count_unnumbered(ReadTx& tx) {
    constexpr Sql unnumbered{"select (select count(*) from event where seq is null) + (select count(*) from "
                             "audit_line where seq is null)"};
    return tx.value<std::int64_t>(unnumbered).value();
}

} // namespace folkmoot::kit
