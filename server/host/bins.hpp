#pragma once
#include "folkmoot/job.hpp"

namespace folkmoot::host {

/// The job core.empty_bins: what has lain in a recycle bin for `kept` leaves it for good, with its module's
/// rows (ObjectAbilities::purged), its files and all that hung on it. Objects of a module that is not in use
/// stay.
JobKind empty_bins(std::chrono::days kept);

} // namespace folkmoot::host
