#pragma once
#include "folkmoot/job.hpp"
#include "folkmoot/services.hpp"

namespace folkmoot::host {

/// The job core.tell_of_deletions: whoever owns a space is told of each large deletion in its live texts. One
/// that nobody could watch to the end, because the server was killed within the grace, is looked at first.
JobKind tell_of_deletions(std::function<Services&()> services);

} // namespace folkmoot::host
