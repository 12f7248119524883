#pragma once
#include "folkmoot/problem.hpp"

namespace folkmoot::identity {

/// What was asked for is wrong in this field, for the reason that the text with this key gives.
[[noreturn]] inline void refuse_field(std::string field, std::string key) {
    throw Problem(Code::bad_input, "request.fields").with_field({std::move(field), std::move(key), {}});
}

} // namespace folkmoot::identity
