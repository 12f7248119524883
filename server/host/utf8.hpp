#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace folkmoot::host {

/// The number of code points of a well-formed UTF-8 text (Unicode 15, table 3-7), or nothing when it is not
/// one.
std::optional<std::size_t> count_code_points(std::string_view text);

enum class Controls { none, lines };
/// Whether a text holds control characters (C0, DEL, C1) other than, with `lines`, tab and line feed.
bool has_control(std::string_view text, Controls allowed);

} // namespace folkmoot::host
