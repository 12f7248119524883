#pragma once
// The values that stand inside content: checked without making anything of them.
#include "collab/yjs/reader.hpp"

namespace folkmoot::yjs {

/// Tags of lib0's "any".
enum class AnyTag : std::uint8_t {
    octets = 116,
    array = 117,
    object = 118,
    string = 119,
    yes = 120,
    no = 121,
    big_integer = 122,
    float64 = 123,
    float32 = 124,
    integer = 125,
    null = 126,
    undefined = 127,
};

/// Goes past one value of lib0's "any"; faults as the reader has them, and too_deep.
void skip_any(Reader&, std::size_t deepest);

/// Whether a text is one JSON value (RFC 8259) nested at most `deepest` deep.
Reason check_json(std::string_view, std::size_t deepest);

} // namespace folkmoot::yjs
