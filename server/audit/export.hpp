#pragma once
#include "audit/line.hpp"

namespace folkmoot::audit {

struct ExportedLines {
    std::string text; ///< one JSON object a line, in the order of the chain
    std::int64_t last = 0; ///< ask for the lines after it next; 0: there are no more
};

/// The next thousand lines after number `after`, with whatever detail has not been erased: for
/// `folkmoot audit export`, and for a reader outside who wants to check the chain with a program of their
/// own.
ExportedLines export_lines(ReadTx& tx, std::int64_t after);

} // namespace folkmoot::audit
