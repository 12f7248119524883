#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// What an object lies under, the nearest first, of which modules know: who watches that may watch what lies
/// under it, too. Kept beside the store (`tx.kept<LiesAbove>()`), set at the start; without it nothing lies
/// under anything.
struct LiesAbove {
    std::vector<ObjectId> (*find)(ReadTx&, const ObjectRow&) = nullptr;
};

} // namespace folkmoot::access
