#pragma once
#include "folkmoot/job.hpp"

namespace folkmoot::host {

/// The job core.tell_of_deletions: whoever owns a space is told of each large deletion in its live texts.
JobKind tell_of_deletions();

} // namespace folkmoot::host
