#include "richtext/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace folkmoot::richtext {
namespace {

constexpr CodePoint bad_code_point{0xfffd, 1};

struct CodePointShape {
    std::size_t size;
    char32_t bits;
    char32_t lowest;
};

constexpr CodePointShape shape_of_code_point(unsigned char lead) {
    if (lead >= 0xc2 && lead <= 0xdf) return {2, lead & 0x1fu, 0x80};
    if (lead >= 0xe0 && lead <= 0xef) return {3, lead & 0x0fu, 0x800};
    if (lead >= 0xf0 && lead <= 0xf4) return {4, lead & 0x07u, 0x10000};
    return {0, 0, 0};
}

// Most text is ASCII: eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
    std::uint64_t eight = 0;
    for (; text.size() - at >= sizeof eight; at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
        ++at;
    return at;
}

} // namespace

CodePoint decode_at(std::string_view text, std::size_t at) {
    auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return {lead, 1};
    auto [size, value, lowest] = shape_of_code_point(lead);
    if (size == 0 || text.size() - at < size) return bad_code_point;
    for (std::size_t i = 1; i < size; ++i) {
        auto byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xc0) != 0x80) return bad_code_point;
        value = (value << 6) | (byte & 0x3fu);
    }
    if (value < lowest || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return bad_code_point;
    return {value, size};
}

void append_utf8(std::string& out, char32_t value) {
    if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) value = 0xfffd;
    auto continuation = [&](int shift) { out += static_cast<char>(0x80 | ((value >> shift) & 0x3f)); };
    if (value < 0x80) {
        out += static_cast<char>(value);
    } else if (value < 0x800) {
        out += static_cast<char>(0xc0 | (value >> 6));
        continuation(0);
    } else if (value < 0x10000) {
        out += static_cast<char>(0xe0 | (value >> 12));
        continuation(6);
        continuation(0);
    } else {
        out += static_cast<char>(0xf0 | (value >> 18));
        continuation(12);
        continuation(6);
        continuation(0);
    }
}

std::size_t find_bad_utf8(std::string_view text) {
    for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
        auto point = decode_at(text, at);
        if (point.value == 0xfffd && point.size == 1) return at;
        at += point.size;
    }
    return std::string_view::npos;
}

} // namespace folkmoot::richtext
