#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace folkmoot::host {

/// A slug that is not taken, made from a name: "policy-team", "policy-team-2"; of a name without letters,
/// `otherwise`. Throws Code::conflict after a thousand.
std::string free_slug(
    std::string_view name, std::string_view otherwise, const std::function<bool(const std::string&)>& taken);

} // namespace folkmoot::host
