#include "collab/yjs/writer.hpp"

#include <algorithm>

namespace folkmoot::yjs {

void Writer::grow(std::size_t size) {
    constexpr std::size_t least = 32;
    out_.resize(std::max({least, 2 * out_.size(), size_ + size}));
}

void Writer::var_int(std::int64_t value, bool minus_zero) {
    const bool negative = value < 0 || minus_zero;
    std::uint64_t number = static_cast<std::uint64_t>(value < 0 ? -value : value);
    octet(
        static_cast<std::uint8_t>((number > 0x3f ? 0x80U : 0U) | (negative ? 0x40U : 0U) | (number & 0x3fU)));
    number >>= 6;
    while (number > 0) {
        octet(static_cast<std::uint8_t>((number > 0x7f ? 0x80U : 0U) | (number & 0x7fU)));
        number >>= 7;
    }
}

} // namespace folkmoot::yjs
