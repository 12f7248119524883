#pragma once
#include <cstddef>
#include <string_view>

namespace folkmoot::access {

struct NameRule {
    std::string_view field = "name";
    std::size_t longest = 120; ///< Unicode code points
};

/// Names are one line of 1 to `longest` code points and not only spaces. Throws Code::bad_input, naming the
/// field.
void check_name(std::string_view name, NameRule rule = {});

/// The form of a name in addresses: 2 to 60 of a-z, 0-9 and single hyphens, a letter first. Throws
/// Code::bad_input.
void check_slug(std::string_view slug);

} // namespace folkmoot::access
