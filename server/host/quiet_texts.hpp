#pragma once
#include "folkmoot/job.hpp"
#include "folkmoot/services.hpp"

namespace folkmoot::host {

/// The job core.publish_quiet_texts: in workspaces, what was written live is published by itself once its
/// last editor has left, or nobody has written for five minutes, in the name of whoever wrote last and still
/// may. It is a minor change. A text that was unpublished stays so until somebody publishes it; what is
/// scheduled waits for its moment, and what is under review (people are asked to comment on it or to approve
/// it) is published by hand.
JobKind publish_quiet_texts(std::function<Services&()> services);

} // namespace folkmoot::host
