#pragma once
#include "collab/yjs/document.hpp"

#include <string>

namespace folkmoot::kit {

/// What of a document does not fit together; empty where all does: clocks without gaps, links that agree in
/// both directions, every block in one list or chain, lengths as counted anew, only the newest value of a key
/// alive, and a document loaded from what it encodes encodes the same.
std::string breach_of(const yjs::Document&);

} // namespace folkmoot::kit
