#pragma once
#include "folkmoot/registry.hpp"

namespace folkmoot::documents {

/// What of the module's own leaves with folders and documents in an export: where they stand.
void carry_entries(Registry& r);

} // namespace folkmoot::documents
