#pragma once
#include "folkmoot/job.hpp"

namespace folkmoot::host {

/// The job core.forget_contributions: who wrote what, and when, is forgotten of live texts where it was
/// saved more than a year ago, as long as there are enough newer saves (collab::newest_contributions); the
/// text itself stays, and whose words are whose.
JobKind forget_contributions();

} // namespace folkmoot::host
