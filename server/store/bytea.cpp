#include "store/bytea.hpp"

#include "store/defect.hpp"

namespace folkmoot::store {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

unsigned digit(char c) {
    const auto found = digits.find(c);
    if (found == digits.npos) throw defect("octets came in another form than hexadecimal");
    return static_cast<unsigned>(found);
}

} // namespace

std::string bytea_text(std::span<const std::byte> bytes) {
    std::string text = "\\x";
    text.reserve(2 + bytes.size() * 2);
    for (const auto byte : bytes) {
        text += digits[std::to_integer<unsigned>(byte) >> 4];
        text += digits[std::to_integer<unsigned>(byte) & 15U];
    }
    return text;
}

Bytes bytes_of_bytea(std::string_view text) {
    if (!text.starts_with("\\x") || text.size() % 2 != 0)
        throw defect("octets came in another form than hexadecimal");
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t at = 2; at < text.size(); at += 2)
        bytes.push_back(static_cast<std::byte>(digit(text[at]) << 4 | digit(text[at + 1])));
    return bytes;
}

} // namespace folkmoot::store
