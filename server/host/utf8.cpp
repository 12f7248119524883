#include "host/utf8.hpp"

namespace folkmoot::host {

std::optional<std::size_t> count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const auto byte = [&](std::size_t offset) {
            return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
        };
        const auto continues = [&](std::size_t offset) { return (byte(offset) & 0xC0U) == 0x80U; };
        const unsigned first = byte(0);
        if (first < 0x80) {
            at += 1;
        } else if (first >= 0xC2 && first <= 0xDF && continues(1)) {
            at += 2;
        } else if (first >= 0xE0 && first <= 0xEF && continues(1) && continues(2)) {
            if (first == 0xE0 && byte(1) < 0xA0) return std::nullopt; // overlong
            if (first == 0xED && byte(1) > 0x9F) return std::nullopt; // a surrogate
            at += 3;
        } else if (first >= 0xF0 && first <= 0xF4 && continues(1) && continues(2) && continues(3)) {
            if (first == 0xF0 && byte(1) < 0x90) return std::nullopt; // overlong
            if (first == 0xF4 && byte(1) > 0x8F) return std::nullopt; // beyond U+10FFFF
            at += 4;
        } else {
            return std::nullopt;
        }
    }
    return count;
}

bool has_control(std::string_view text, Controls allowed) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == 0x7F) return true;
        if (byte < 0x20 && !(allowed == Controls::lines && (byte == '\n' || byte == '\t'))) return true;
        if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0)
            return true;
    }
    return false;
}

} // namespace folkmoot::host
