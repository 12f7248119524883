#pragma once
#include "folkmoot/fields.hpp"
#include "folkmoot/id.hpp"

namespace folkmoot::host {

/// An object, named by the address of a route.
struct ObjectAddress {
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&ObjectAddress::object>("object", "The object")};
    }
};

} // namespace folkmoot::host
