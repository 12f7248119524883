#pragma once
#include <string>
#include <string_view>

namespace folkmoot {

/// A text as people compare names: Unicode NFKC case folding, white space at both ends dropped and inside
/// made one space. Two titles that look the same fold to the same octets.
std::string folded(std::string_view text);

} // namespace folkmoot
