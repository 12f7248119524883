#include "transport/target.hpp"

#include "transport/text.hpp"

namespace folkmoot::transport {

namespace {

/// Visible ASCII without what RFC 3986 calls unsafe in every position. Brackets, braces, bars and carets
/// stay: browsers send them raw in queries.
bool is_target_character(char c) {
    return c > 0x20 && c < 0x7F && c != '\\' && c != '"' && c != '<' && c != '>' && c != '#';
}

/// What a decoded octet may not be: a control character, or a separator that was hidden from routing.
bool is_forbidden_octet(int octet) {
    return octet < 0x20 || octet == 0x7F || octet == '/' || octet == '\\';
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded.push_back(text[at]);
            continue;
        }
        if (text.size() - at < 3) return std::nullopt;
        const int high = hex_value(text[at + 1]);
        const int low = hex_value(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        const int octet = high * 16 + low;
        if (is_forbidden_octet(octet)) return std::nullopt;
        decoded.push_back(static_cast<char>(octet));
        at += 2;
    }
    return decoded;
}

bool has_plain_segments(std::string_view path) {
    path.remove_prefix(1);
    while (true) {
        const auto slash = path.find('/');
        const auto segment = path.substr(0, slash);
        if (segment == "." || segment == "..") return false;
        if (slash == std::string_view::npos) return true; // the last one may be empty: "/wiki/"
        if (segment.empty()) return false;
        path.remove_prefix(slash + 1);
    }
}

} // namespace

std::expected<Target, Reason> read_target(std::string_view target) {
    if (!target.starts_with('/') || !std::ranges::all_of(target, is_target_character))
        return std::unexpected(Reason::bad_target);
    const auto mark = target.find('?');
    auto path = percent_decoded(target.substr(0, mark));
    if (!path || !has_plain_segments(*path) || !is_utf8(*path)) return std::unexpected(Reason::bad_target);
    Target read{std::move(*path), {}};
    if (mark != std::string_view::npos) read.query = target.substr(mark + 1);
    return read;
}

} // namespace folkmoot::transport
