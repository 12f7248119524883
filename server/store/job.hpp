#pragma once
#include "folkmoot/transaction.hpp"

#include <exception>
#include <functional>
#include <string>

namespace folkmoot::store {

using ReadWork = std::move_only_function<void(ReadTx&)>;
using WriteWork = std::move_only_function<void(WriteTx&)>;

/// How a read or save ended.
struct Outcome {
    std::exception_ptr error; ///< null: done, and a save is on disk
    std::uint64_t statements = 0;
};
using Done = std::move_only_function<void(Outcome)>;

struct ReadJob {
    ReadWork work;
    Done done;
};

/// One save. `save` may run several times, each time from the start.
struct WriteJob {
    std::string name; ///< for the log: "wiki.page_renamed"
    WriteWork save;
    /// What must be written although the save was refused (audit lines); runs after the save was undone, and
    /// is committed with the rest of the group. May be empty.
    std::move_only_function<void(WriteTx&, const Problem&)> on_refusal = {};
    /// Called once, on the store's thread, when the commit is on disk or it is certain that there is none
    /// (Code::overloaded also stands for "not known"). It hands on whatever takes more than microseconds.
    Done done = {};
};

} // namespace folkmoot::store
