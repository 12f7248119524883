#pragma once
#include "collab/yjs/document.hpp"

namespace folkmoot::yjs {

/// Whether structs of different clients depend on each other in a circle: no Yjs writes such, and they would
/// wait for ever. Of an update that depends on nothing else that is missing.
bool has_circle(const Update&, const Document&);

} // namespace folkmoot::yjs
