#pragma once
#include <string>
#include <string_view>

namespace folkmoot::richtext {

/// What a character reference such as "&amp;" or "&#32;" stands for, as UTF-8; an unknown one stays as it is
/// written. Zero, surrogates and numbers above U+10FFFF give U+FFFD (CommonMark 0.31, 6.2).
std::string decode_entity(std::string_view reference);
/// Decodes every reference in a text.
std::string decode_entities(std::string_view text);

} // namespace folkmoot::richtext
