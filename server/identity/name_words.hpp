#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::identity {

inline constexpr std::size_t longest_beginning = 12; ///< characters
inline constexpr std::size_t most_name_words = 12;
inline constexpr std::size_t most_words_asked = 3; ///< of what is typed to find somebody

/// The words of a name or of an address before its @, folded, each once and at most `most_name_words`, cut to
/// `longest_beginning` characters. An apostrophe is no end of a word: "O'Brien" and "obrien" are one.
std::vector<std::string> name_words(std::string_view text);

/// All beginnings of the words of a name and an address, each once, as a JSON list of strings.
std::string beginnings_of(std::string_view name, std::string_view email);

} // namespace folkmoot::identity
