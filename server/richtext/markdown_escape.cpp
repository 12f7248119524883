#include "richtext/markdown_escape.hpp"

#include "richtext/ascii.hpp"
#include "richtext/utf8.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace folkmoot::richtext {
namespace {

// Letters beyond ASCII of which there is no doubt.
bool is_letter_beyond_ascii(char32_t c) {
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr std::array<Range, 9> ranges{{{0xc0, 0xd6}, {0xd8, 0xf6}, {0xf8, 0x24f}, {0x388, 0x3ff},
        {0x400, 0x481}, {0x5d0, 0x5ea}, {0x620, 0x64a}, {0x4e00, 0x9fff}, {0xac00, 0xd7a3}}};
    return std::any_of(
        ranges.begin(), ranges.end(), [&](Range range) { return c >= range.first && c <= range.last; });
}

class Escaper {
public:
    Escaper(std::string& out, std::string_view words, MarkdownPlace place, MarkdownEdges edges)
        : out_{out}
        , words_{words}
        , place_{place}
        , edges_{edges} {
        leading_ = edges.line_start ? std::min(words.find_first_not_of(' '), words.size()) : 0;
        trailing_ = edges.line_end ? words.find_last_not_of(' ') + 1 : words.size();
    }

    void run() {
        for (; at_ < words_.size(); ++at_) {
            const char c = words_[at_];
            if (c == '\t' || (c == ' ' && (at_ < leading_ || at_ >= trailing_)))
                out_ += fmt::format("&#{};", static_cast<int>(c));
            else if (c == '|' && place_ == MarkdownPlace::cell)
                out_ += "&#124;";
            else {
                if (needs_escape(c)) out_ += '\\';
                out_ += c;
            }
        }
    }

private:
    char before() const { return at_ > 0 ? words_[at_ - 1] : '\0'; }
    char after() const { return at_ + 1 < words_.size() ? words_[at_ + 1] : '\0'; }
    bool starts_line() const { return edges_.line_start && at_ == 0; }
    bool may_be_followed() const { return at_ + 1 < words_.size() || !edges_.text_end; }

    bool needs_escape(char c) const {
        switch (c) {
        case '\\':
        case '`':
        case '*':
        case '[':
        case ']':
        case '<':
        case '~':
        case '|':
            return true;
        case '_':
            return !is_word(before()) || !is_word(after());
        case '&':
            return is_letter(after()) || after() == '#' || (after() == '\0' && may_be_followed());
        case '!':
            return at_ + 1 == words_.size() && may_be_followed();
        case '(':
        case '{':
            return out_.ends_with(']');
        case ':':
            return needs_colon_escape();
        case '#':
            return starts_line() || place_ == MarkdownPlace::heading;
        case '>':
        case '+':
        case '-':
        case '=':
            return starts_line();
        case ')':
            return ends_number();
        case '.':
            return ends_number();
        default:
            return false;
        }
    }

    bool needs_colon_escape() const {
        if (at_ + 1 == words_.size()) return may_be_followed() || starts_line() || out_.ends_with(']');
        return out_.ends_with(']') || starts_line() || !(after() == ' ' || is_digit(after()));
    }

    bool ends_number() const {
        return edges_.line_start && at_ > 0 && at_ <= 9
            && std::all_of(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(at_), is_digit);
    }

    std::string& out_;
    std::string_view words_;
    MarkdownPlace place_;
    MarkdownEdges edges_;
    std::size_t leading_ = 0;
    std::size_t trailing_ = 0;
    std::size_t at_ = 0;
};

} // namespace

void append_markdown(std::string& out, std::string_view words, MarkdownPlace place, MarkdownEdges edges) {
    Escaper(out, words, place, edges).run();
}

Edge edge_of_character(char c) {
    if (c == ' ' || c == '\t' || c == '\n') return Edge::space;
    if (static_cast<unsigned char>(c) >= 0x80) return Edge::unknown;
    return is_word(c) ? Edge::word : Edge::punctuation;
}

Edge edge_of(const Inline& piece, Side side) {
    const auto* run = std::get_if<std::string>(&piece.content);
    if (!run || run->empty()) return Edge::punctuation;
    auto at = side == Side::front ? 0 : run->size() - 1;
    while (at > 0 && (static_cast<unsigned char>((*run)[at]) & 0xc0) == 0x80)
        --at;
    if (piece.style.marks.has(Mark::code)) return Edge::punctuation;
    if (static_cast<unsigned char>((*run)[at]) < 0x80) return edge_of_character((*run)[at]);
    return is_letter_beyond_ascii(decode_at(*run, at).value) ? Edge::word : Edge::unknown;
}

bool is_plain_address(std::string_view href) {
    if (!href.starts_with("https://") && !href.starts_with("http://")) return false;
    return std::all_of(href.begin(), href.end(),
        [](char c) { return is_word(c) || std::string_view{"-._~:/?#@!$'()*+,;=%"}.contains(c); });
}

bool is_plain_title(std::string_view title) {
    return std::all_of(title.begin(), title.end(), [](char c) {
        return is_word(c) || static_cast<unsigned char>(c) >= 0x80
            || std::string_view{" -.,:;'()/?!#%+="}.contains(c);
    });
}

} // namespace folkmoot::richtext
