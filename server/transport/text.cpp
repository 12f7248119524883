#include "transport/text.hpp"

namespace folkmoot::transport {

namespace {

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr std::array<bool, 256> make_token_table() {
    std::array<bool, 256> table{};
    for (unsigned char c = '0'; c <= '9'; ++c)
        table[c] = true;
    for (unsigned char c = 'A'; c <= 'Z'; ++c)
        table[c] = table[static_cast<unsigned char>(c + 32)] = true;
    for (const char c : std::string_view("!#$%&'*+-.^_`|~"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr auto token_table = make_token_table();

struct Utf8Lead {
    std::size_t following; ///< continuation bytes after the lead
    unsigned char low; ///< the least first continuation byte: shuts out overlong forms
    unsigned char high; ///< the greatest: shuts out surrogates and what lies above U+10FFFF
};

std::optional<Utf8Lead> classify_lead(unsigned char lead) {
    if (lead >= 0xC2 && lead <= 0xDF) return Utf8Lead{1, 0x80, 0xBF};
    if (lead == 0xE0) return Utf8Lead{2, 0xA0, 0xBF};
    if (lead == 0xED) return Utf8Lead{2, 0x80, 0x9F};
    if (lead >= 0xE1 && lead <= 0xEF) return Utf8Lead{2, 0x80, 0xBF};
    if (lead == 0xF0) return Utf8Lead{3, 0x90, 0xBF};
    if (lead >= 0xF1 && lead <= 0xF3) return Utf8Lead{3, 0x80, 0xBF};
    if (lead == 0xF4) return Utf8Lead{3, 0x80, 0x8F};
    return std::nullopt;
}

} // namespace

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    return std::ranges::equal(left, right, [](char a, char b) { return lower(a) == lower(b); });
}

bool is_token(std::string_view text) {
    return !text.empty()
        && std::ranges::all_of(text, [](char c) { return token_table[static_cast<unsigned char>(c)]; });
}

bool is_field_value(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
    });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view next_element(std::string_view& list) {
    const auto comma = list.find(',');
    const auto element = trimmed(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    return element;
}

bool list_has(std::string_view list, std::string_view element) {
    while (!list.empty()) {
        if (equal_ignoring_case(next_element(list), element)) return true;
    }
    return false;
}

bool is_token_list(std::string_view list) {
    while (!list.empty()) {
        const auto element = next_element(list);
        if (!element.empty() && !is_token(element)) return false;
    }
    return true;
}

bool is_utf8(std::string_view text) {
    std::size_t at = 0;
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    while (at < text.size()) {
        if (byte(at) < 0x80) {
            ++at;
            continue;
        }
        const auto lead = classify_lead(byte(at));
        if (!lead || text.size() - at <= lead->following) return false;
        if (byte(at + 1) < lead->low || byte(at + 1) > lead->high) return false;
        for (std::size_t next = 2; next <= lead->following; ++next) {
            if ((byte(at + next) & 0xC0) != 0x80) return false;
        }
        at += lead->following + 1;
    }
    return true;
}

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

} // namespace folkmoot::transport
