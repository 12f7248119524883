#include "host/base64url.hpp"

namespace folkmoot::host {
namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

} // namespace

std::string to_base64url(std::span<const std::byte> bytes) {
    std::string text;
    text.reserve(bytes.size() * 4 / 3 + 3);
    unsigned held = 0;
    int bits = 0;
    for (std::byte byte : bytes) {
        held = held << 8 | std::to_integer<unsigned>(byte);
        for (bits += 8; bits >= 6; bits -= 6)
            text += letters[held >> (bits - 6) & 63];
        held &= (1U << bits) - 1;
    }
    if (bits > 0) text += letters[held << (6 - bits) & 63];
    return text;
}

std::optional<Bytes> from_base64url(std::string_view text) {
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    unsigned held = 0;
    int bits = 0;
    for (char letter : text) {
        auto value = letters.find(letter);
        if (value == letters.npos) return std::nullopt;
        held = held << 6 | static_cast<unsigned>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<std::byte>(held >> bits & 255));
        held &= (1U << bits) - 1;
    }
    if (bits >= 6 || held != 0) return std::nullopt;
    return bytes;
}

} // namespace folkmoot::host
