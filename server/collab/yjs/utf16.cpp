#include "collab/yjs/utf16.hpp"

#include <cstring>

namespace folkmoot::yjs {
namespace {

constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;

std::uint8_t octet(std::string_view text, std::size_t at) {
    return static_cast<std::uint8_t>(text[at]);
}

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && (octet(text, at) & 0xc0U) == 0x80;
}

/// Octets of the character that begins at `at`, or 0 where it is not UTF-8.
std::size_t size_at(std::string_view text, std::size_t at) {
    const std::uint8_t first = octet(text, at);
    if (first < 0x80) return 1;
    if (first < 0xc2 || first > 0xf4) return 0;
    if (!continues(text, at + 1)) return 0;
    if (first < 0xe0) return 2;
    const std::uint8_t second = octet(text, at + 1);
    if (!continues(text, at + 2)) return 0;
    if (first < 0xf0) {
        const bool overlong = first == 0xe0 && second < 0xa0;
        const bool surrogate = first == 0xed && second >= 0xa0;
        return overlong || surrogate ? 0 : 3;
    }
    if (!continues(text, at + 3)) return 0;
    const bool overlong = first == 0xf0 && second < 0x90;
    const bool too_large = first == 0xf4 && second >= 0x90;
    return overlong || too_large ? 0 : 4;
}

std::size_t ascii_run(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + end, 8);
        if (word & high_bits) break;
        end += 8;
    }
    while (end < text.size() && octet(text, end) < 0x80)
        ++end;
    return end - at;
}

} // namespace

std::optional<std::size_t> utf16_length(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t run = ascii_run(text, at)) {
            units += run;
            at += run;
            continue;
        }
        const std::size_t size = size_at(text, at);
        if (size == 0) return std::nullopt;
        units += size == 4 ? 2 : 1;
        at += size;
    }
    return units;
}

UnitPlace place_of_unit(std::string_view text, std::size_t unit) {
    std::size_t at = 0;
    for (std::size_t units = 0; units < unit && at < text.size();) {
        const std::uint8_t first = octet(text, at);
        const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (size == 4 && units + 1 == unit) return {at, true};
        units += size == 4 ? 2 : 1;
        at += size;
    }
    return {at, false};
}

} // namespace folkmoot::yjs
