#pragma once
#include "files/storage.hpp"
#include "folkmoot/job.hpp"

namespace folkmoot::files {

/// The room's work by the clock, for the house's job runner; the storage outlives it:
/// - files.scan (every minute, where there is a scanner): asks it about contents that it could not be asked
/// about before;
/// - files.tidy (hourly): forgets uploads that were given up, removes what they left;
/// - files.collect (daily): marks contents that no file uses, and removes those unused for 30 days, and
/// strays;
/// - files.verify (weekly): reads every content back; fails naming what is broken.
std::vector<JobKind> housekeeping(const Storage& storage);

} // namespace folkmoot::files
