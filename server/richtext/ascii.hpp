#pragma once

namespace folkmoot::richtext {

/// Of ASCII alone, as all of these; no locale.
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// A letter or a digit.
constexpr bool is_word(char c) {
    return is_letter(c) || is_digit(c);
}

} // namespace folkmoot::richtext
