#pragma once
#include <string>
#include <string_view>

namespace folkmoot::objects {

/// The first 120 characters of a text on one line, and an ellipsis where it goes on.
std::string excerpt_of(std::string_view words);

} // namespace folkmoot::objects
