#pragma once
#include "folkmoot/problem.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::objects {

inline constexpr std::size_t longest_title = 200; ///< characters
inline constexpr std::size_t longest_note = 500; ///< characters
inline constexpr std::size_t largest_body = std::size_t{4} << 20U; ///< octets
inline constexpr std::size_t largest_attributes = std::size_t{64} << 10U; ///< octets
inline constexpr std::size_t largest_draft = std::size_t{1} << 20U; ///< octets

/// Throws Code::bad_input naming the field, with the key of what is wrong with it.
[[noreturn]] void refuse_field(std::string_view field, std::string_view key,
    std::vector<std::pair<std::string, std::string>> values = {});

/// The number of code points in a UTF-8 text.
std::size_t characters(std::string_view text);

/// Throws Code::bad_input naming the field unless the text is one line of 1 to `longest_title` characters,
/// with something to see in it.
void check_title(std::string_view title);
/// Throws Code::bad_input naming the field when the text has more characters.
void check_length(std::string_view field, std::string_view text, std::size_t most);
/// Throws Code::too_large when the text has more octets.
void check_size(std::string_view text, std::size_t most);

} // namespace folkmoot::objects
