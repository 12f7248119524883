#pragma once
#include <string_view>

namespace folkmoot::richtext::wikitext {

/// Takes the first line off a text, without its end.
inline std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find('\n') == rest.npos ? rest.size() : rest.find('\n');
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end < rest.size() ? end + 1 : end);
    return line;
}

inline bool begins_table(std::string_view line) {
    const auto first = line.find_first_not_of(" \t:");
    return first != line.npos && line.substr(first).starts_with("{|");
}

inline bool ends_table(std::string_view line) {
    const auto first = line.find_first_not_of(" \t");
    return first != line.npos && line.substr(first).starts_with("|}")
        && !line.substr(first).starts_with("|}}");
}

} // namespace folkmoot::richtext::wikitext
