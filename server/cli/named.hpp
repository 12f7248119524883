#pragma once
#include "folkmoot/type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace folkmoot::cli {

/// The value that a file or an argument names. Throws std::runtime_error with the names that there are.
template <class Enum> Enum named(std::string_view name) {
    const auto& names = names_of<Enum>;
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) return static_cast<Enum>(found - names.begin());
    throw std::runtime_error(fmt::format("{} is none of: {}", name, fmt::join(names, ", ")));
}

} // namespace folkmoot::cli
