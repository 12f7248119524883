#include "host/query_text.hpp"

namespace folkmoot::host {
namespace {

constexpr std::size_t most_pairs = 64;

int digit(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+') {
            result += ' ';
        } else if (text[at] == '%') {
            if (at + 2 >= text.size() || digit(text[at + 1]) < 0 || digit(text[at + 2]) < 0)
                return std::nullopt;
            int octet = digit(text[at + 1]) * 16 + digit(text[at + 2]);
            if (octet == 0) return std::nullopt;
            result += static_cast<char>(octet);
            at += 2;
        } else if (text[at] == '\0') {
            return std::nullopt;
        } else {
            result += text[at];
        }
    }
    return result;
}

} // namespace

std::optional<std::vector<std::pair<std::string, std::string>>> read_query(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!text.empty()) {
        std::string_view piece = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), piece.size() + 1));
        if (piece.empty()) continue;
        auto equals = piece.find('=');
        auto name = decoded(piece.substr(0, equals));
        auto value = decoded(equals == piece.npos ? std::string_view{} : piece.substr(equals + 1));
        if (!name || !value || pairs.size() == most_pairs) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

} // namespace folkmoot::host
