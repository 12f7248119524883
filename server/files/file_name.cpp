#include "files/file_name.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace folkmoot::files {

namespace {

struct Decoded {
    char32_t point;
    std::size_t length;
};

/// The code point that begins a text (RFC 3629: no overlong form, no surrogate), or nothing.
std::optional<Decoded> decode(std::string_view text) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80) return Decoded{lead, 1};
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return std::nullopt;
    char32_t point = lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xc0U) != 0x80) return std::nullopt;
        point = (point << 6U) | (at(i) & 0x3fU);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (overlong || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return std::nullopt;
    return Decoded{point, length};
}

/// Characters that cannot be seen or that make a name read as another: controls, bidirectional marks,
/// embeddings, overrides and isolates, zero-width space, line separators, tags, non-characters. Joiners stay:
/// scripts need them.
bool is_deceptive(char32_t point) {
    struct Range {
        char32_t first, last;
    };
    static constexpr std::array deceptive{Range{0x00, 0x1f}, Range{0x7f, 0x9f}, Range{0xad, 0xad},
        Range{0x61c, 0x61c}, Range{0x180e, 0x180e}, Range{0x200b, 0x200b}, Range{0x200e, 0x200f},
        Range{0x2028, 0x202e}, Range{0x2060, 0x206f}, Range{0xfdd0, 0xfdef}, Range{0xfeff, 0xfeff},
        Range{0xfff0, 0xfffb}, Range{0xfffe, 0xffff}, Range{0xe0000, 0xe0fff}};
    return std::ranges::any_of(
        deceptive, [&](const Range& range) { return point >= range.first && point <= range.last; });
}

std::string without_deception(std::string_view given) {
    std::string kept;
    while (!given.empty()) {
        const auto decoded = decode(given);
        const auto length = decoded ? decoded->length : 1;
        if (decoded && !is_deceptive(decoded->point)) kept.append(given.substr(0, length));
        given.remove_prefix(length);
    }
    return kept;
}

/// At most `most` octets, ending between two characters.
std::string_view shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80)
        --most;
    return text.substr(0, most);
}

std::string within_limit(std::string_view name) {
    constexpr std::size_t longest_extension = 32;
    const auto dot = name.rfind('.');
    const auto extension =
        dot == name.npos || name.size() - dot > longest_extension ? std::string_view{} : name.substr(dot);
    const auto stem = name.substr(0, name.size() - extension.size());
    const auto made = fmt::format("{}{}", shortened(stem, longest_file_name - extension.size()), extension);
    // Cut behind a dot, the name would end with it.
    return made.substr(0, made.find_last_not_of(". ") + 1);
}

bool is_attribute_character(char c) { // RFC 8187, attr-char
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || std::string_view{"!#$&+-.^_`|~"}.contains(c);
}

} // namespace

std::string clean_file_name(std::string_view given) {
    if (const auto separator = given.find_last_of("/\\"); separator != given.npos)
        given.remove_prefix(separator + 1);
    const std::string kept = without_deception(given);
    std::string_view name = kept;
    name.remove_prefix(std::min(name.find_first_not_of(". "), name.size()));
    name = name.substr(0, name.find_last_not_of(". ") + 1);
    return name.empty() ? "file" : within_limit(name);
}

std::string content_disposition(Disposition disposition, std::string_view name) {
    std::string plain;
    std::string encoded;
    for (std::string_view rest = name; !rest.empty();) {
        const auto decoded = decode(rest).value_or(Decoded{0xfffd, 1});
        const char c = rest.front();
        const bool quotable =
            decoded.length == 1 && c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%';
        plain += quotable ? c : '_';
        for (char octet : rest.substr(0, decoded.length))
            if (is_attribute_character(octet))
                encoded += octet;
            else
                fmt::format_to(std::back_inserter(encoded), "%{:02X}", static_cast<unsigned char>(octet));
        rest.remove_prefix(decoded.length);
    }
    const std::string_view kind = disposition == Disposition::attachment ? "attachment" : "inline";
    if (name.empty()) return std::string{kind};
    return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}", kind, plain, encoded);
}

} // namespace folkmoot::files
