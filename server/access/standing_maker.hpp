#pragma once
#include "access/permissions.hpp"
#include "folkmoot/access.hpp"

namespace folkmoot {

/// Makes standings; only the decision and the lists of this room use it.
class StandingMaker {
public:
    static Standing make(ObjectRow&& object, access::PermissionSet can) {
        Standing standing;
        standing.object_ = std::move(object);
        standing.can_ = std::move(can);
        return standing;
    }
};

} // namespace folkmoot
