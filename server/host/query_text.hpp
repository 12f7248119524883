#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::host {

/// The pairs of a query or an urlencoded form (WHATWG URL, 5.1): at most 64, percent-decoded once, plus as
/// space. Nothing when there are more, an escape is broken, or the result holds a NUL.
std::optional<std::vector<std::pair<std::string, std::string>>> read_query(std::string_view text);

} // namespace folkmoot::host
