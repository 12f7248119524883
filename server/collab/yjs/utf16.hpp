#pragma once
// Yjs counts text in UTF-16 code units and writes it as UTF-8.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace folkmoot::yjs {

/// How many UTF-16 units a text has. Nothing: it is not UTF-8 (RFC 3629: no overlong form, no surrogate,
/// nothing above U+10FFFF).
std::optional<std::size_t> utf16_length(std::string_view);

/// A place between two UTF-16 units of a text.
struct UnitPlace {
    std::size_t octet = 0; ///< where the character begins that holds or follows the place
    bool inside_pair = false; ///< the place is between the two halves of a surrogate pair
};
/// `unit` is at most the text's length in units; the text is UTF-8.
UnitPlace place_of_unit(std::string_view, std::size_t unit);

/// U+FFFD, which Yjs puts for half a surrogate pair.
inline constexpr std::string_view replacement = "\xEF\xBF\xBD";

} // namespace folkmoot::yjs
