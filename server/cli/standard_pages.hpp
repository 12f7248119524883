#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::cli {

/// Writes the footer's pages that a site does not have yet, in English and Welsh: what the software itself
/// can say, and what the department is to complete. Those that are there stay.
void make_standard_pages(WriteTx& tx);

} // namespace folkmoot::cli
