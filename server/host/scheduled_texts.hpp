#pragma once
#include "folkmoot/job.hpp"
#include "folkmoot/services.hpp"

namespace folkmoot::host {

/// The job core.publish_scheduled_texts: publishes what is scheduled within ten seconds of its moment, never
/// before, once, in the name of whoever scheduled it, with the rights that they have then. What cannot be
/// published stays, and its person and the space's owners are told why.
JobKind publish_scheduled_texts(std::function<Services&()> services);

} // namespace folkmoot::host
