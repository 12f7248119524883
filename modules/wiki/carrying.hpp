#pragma once
#include "folkmoot/registry.hpp"

namespace folkmoot::wiki {

/// What of the wiki's own leaves with its pages in an export: their places in the tree, and their titles.
void carry_pages(Registry& r);

} // namespace folkmoot::wiki
