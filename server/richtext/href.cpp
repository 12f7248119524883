#include "richtext/utf8.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <array>

namespace folkmoot::richtext {
namespace {

// https and http lead to pages, mailto and tel to people; nothing else is needed in a text, and each further
// scheme hands the reader's browser to another program.
constexpr std::array<std::string_view, 4> schemes{"https", "http", "mailto", "tel"};

bool is_scheme(std::string_view name) {
    for (auto scheme : schemes) {
        if (scheme.size() != name.size()) continue;
        bool same = true;
        for (std::size_t i = 0; i < name.size(); ++i)
            same = same && (name[i] | 0x20) == scheme[i];
        if (same) return true;
    }
    return false;
}

} // namespace

bool is_safe_href(std::string_view href) {
    if (href.size() > 2048) return false;
    for (char c : href)
        if (is_control(c) || c == '\t') return false;
    if (href.starts_with(' ')) return false;
    // Browsers read a backslash as a slash, and "//host" as an address of another site.
    auto slash = [&](std::size_t at) { return at < href.size() && (href[at] == '/' || href[at] == '\\'); };
    if (slash(0) && slash(1)) return false;
    auto colon = href.find(':');
    if (colon == std::string_view::npos || href.find_first_of("/?#\\") < colon) return true;
    return is_scheme(href.substr(0, colon));
}

} // namespace folkmoot::richtext
