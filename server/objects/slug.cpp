#include "folkmoot/label.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t longest_slug = 60;

/// Latin letters with marks, by the ranges in which Unicode keeps them, and the plain letters they fold to.
struct Fold {
    char32_t first, last;
    std::string_view plain;
};
constexpr std::array folds{Fold{0xC0, 0xC5, "a"}, Fold{0xC6, 0xC6, "ae"}, Fold{0xC7, 0xC7, "c"},
    Fold{0xC8, 0xCB, "e"}, Fold{0xCC, 0xCF, "i"}, Fold{0xD0, 0xD0, "d"}, Fold{0xD1, 0xD1, "n"},
    Fold{0xD2, 0xD6, "o"}, Fold{0xD8, 0xD8, "o"}, Fold{0xD9, 0xDC, "u"}, Fold{0xDD, 0xDD, "y"},
    Fold{0xDE, 0xDE, "th"}, Fold{0xDF, 0xDF, "ss"}, Fold{0xE0, 0xE5, "a"}, Fold{0xE6, 0xE6, "ae"},
    Fold{0xE7, 0xE7, "c"}, Fold{0xE8, 0xEB, "e"}, Fold{0xEC, 0xEF, "i"}, Fold{0xF0, 0xF0, "d"},
    Fold{0xF1, 0xF1, "n"}, Fold{0xF2, 0xF6, "o"}, Fold{0xF8, 0xF8, "o"}, Fold{0xF9, 0xFC, "u"},
    Fold{0xFD, 0xFD, "y"}, Fold{0xFE, 0xFE, "th"}, Fold{0xFF, 0xFF, "y"}, Fold{0x100, 0x105, "a"},
    Fold{0x106, 0x10D, "c"}, Fold{0x10E, 0x111, "d"}, Fold{0x112, 0x11B, "e"}, Fold{0x11C, 0x123, "g"},
    Fold{0x124, 0x127, "h"}, Fold{0x128, 0x131, "i"}, Fold{0x132, 0x133, "ij"}, Fold{0x134, 0x135, "j"},
    Fold{0x136, 0x138, "k"}, Fold{0x139, 0x142, "l"}, Fold{0x143, 0x14B, "n"}, Fold{0x14C, 0x151, "o"},
    Fold{0x152, 0x153, "oe"}, Fold{0x154, 0x159, "r"}, Fold{0x15A, 0x161, "s"}, Fold{0x162, 0x167, "t"},
    Fold{0x168, 0x173, "u"}, Fold{0x174, 0x175, "w"}, Fold{0x176, 0x178, "y"}, Fold{0x179, 0x17E, "z"},
    Fold{0x17F, 0x17F, "s"}, Fold{0x1E80, 0x1E85, "w"}, Fold{0x1EF2, 0x1EF3, "y"}};

/// The next code point of well-formed UTF-8, which is taken off the front of the text.
char32_t take(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < std::min(size, text.size()); ++i)
        point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(std::min(size, text.size()));
    return point;
}

/// What stands for a code point in a slug; empty for what separates words.
std::string folded(char32_t point) {
    if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9'))
        return std::string(1, static_cast<char>(point));
    if (point >= 'A' && point <= 'Z') return std::string(1, static_cast<char>(point - 'A' + 'a'));
    for (const Fold& fold : folds)
        if (point >= fold.first && point <= fold.last) return std::string{fold.plain};
    return {};
}

bool is_apostrophe(char32_t point) {
    return point == '\'' || point == 0x2019;
}

} // namespace

std::string slug(std::string_view title) {
    std::string result;
    bool gap = false;
    while (!title.empty()) {
        const char32_t point = take(title);
        const std::string letters = folded(point);
        if (letters.empty()) {
            gap = gap || !is_apostrophe(point);
            continue;
        }
        const bool hyphen = std::exchange(gap, false) && !result.empty();
        if (result.size() + letters.size() + (hyphen ? 1 : 0) > longest_slug) break;
        if (hyphen) result += '-';
        result += letters;
    }
    return result;
}

} // namespace folkmoot::objects
