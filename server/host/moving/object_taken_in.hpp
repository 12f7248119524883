#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::host::moving {

/// An object has come in from another site, with all that it had there.
struct ObjectTakenIn {
    static constexpr std::string_view name{"core.object_taken_in"};
    static constexpr auto fields() { return std::array<Field, 0>{}; }
};

} // namespace folkmoot::host::moving
