#pragma once
#include <string_view>

// The characters of RFC 9110 and what may be asked of them; ASCII only, no locale.
namespace folkmoot::transport {

bool equal_ignoring_case(std::string_view left, std::string_view right);

/// RFC 9110, 5.6.2: a method, a field name, a connection option.
bool is_token(std::string_view text);

/// RFC 9110, 5.5: visible characters, space, tab and bytes above ASCII; no control characters.
bool is_field_value(std::string_view text);

/// Without the spaces and tabs around it.
std::string_view trimmed(std::string_view text);

/// Takes the next element of a comma separated list off `list`; elements come trimmed and may be empty.
std::string_view next_element(std::string_view& list);

/// Whether a comma separated list has that element, without regard to case.
bool list_has(std::string_view list, std::string_view element);

/// Whether a comma separated list has nothing but tokens, and perhaps empty elements, in it.
bool is_token_list(std::string_view list);

/// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

/// The octet at a place, as the number that it is.
inline unsigned byte_at(std::string_view octets, std::size_t at) {
    return static_cast<unsigned char>(octets[at]);
}

/// The value of a hexadecimal digit, or -1.
int hex_value(char digit);

} // namespace folkmoot::transport
