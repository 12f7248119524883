#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace folkmoot::richtext {

/// One code point and how many bytes it takes.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 1;
};

/// The code point at `at`, or U+FFFD of size 1 where the bytes are not UTF-8 (RFC 3629: no overlong form, no
/// surrogate, nothing above U+10FFFF).
CodePoint decode_at(std::string_view text, std::size_t at);
/// Appends the UTF-8 of a code point; U+FFFD for what is not one.
void append_utf8(std::string& out, char32_t value);
/// Where the first byte stands that is not UTF-8, or npos.
std::size_t find_bad_utf8(std::string_view text);
/// Control characters that text cannot hold: all of C0 but tab, and DEL.
inline bool is_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

} // namespace folkmoot::richtext
