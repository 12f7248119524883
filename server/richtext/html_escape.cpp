#include "richtext/html_escape.hpp"

#include <folkmoot/richtext_html.hpp>

namespace folkmoot::richtext {

void append_escaped_html(std::string& out, std::string_view text) {
    std::size_t from = 0;
    auto at = text.find_first_of("&<>\"'");
    for (; at != std::string_view::npos; at = text.find_first_of("&<>\"'", from)) {
        out += text.substr(from, at - from);
        switch (text[at]) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += "&#39;";
            break;
        }
        from = at + 1;
    }
    out += text.substr(from);
}

void append_href(std::string& out, std::string_view href) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view kept = "-._~:/?#@!$()*+,;=%";
    for (char c : href) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (word || kept.contains(c))
            out += c;
        else if (c == '&')
            out += "&amp;";
        else {
            out += '%';
            out += digits[static_cast<unsigned char>(c) >> 4];
            out += digits[static_cast<unsigned char>(c) & 15];
        }
    }
}

} // namespace folkmoot::richtext
