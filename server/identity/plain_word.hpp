#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::identity {

/// A word as people compare skills and languages: folded, and without accents. "Dŵr" and "dwr" are one.
std::string plain_word(std::string_view text);

/// A plain word from each of the words in it on, the whole first: "coastal floods" and "floods". At most
/// eight.
std::vector<std::string> starts_of(const std::string& plain);

/// Behind every text that begins with this one, and before all others.
std::string end_of_beginning(std::string_view beginning);

} // namespace folkmoot::identity
