#pragma once
// Which examples of the CommonMark specification 0.31.2 the tree does not hold, and why. All others hold.
#include <array>
#include <span>
#include <string_view>

namespace folkmoot::richtext::test {

struct Excuse {
    std::string_view reason;
    std::span<const int> examples;
};

// clang-format off
inline constexpr std::array raw_html{21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160,
    161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181,
    182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536,
    613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643};
inline constexpr std::array link_titles{22, 23, 32, 33, 192, 193, 194, 195, 196, 202, 217, 482, 505, 506, 509,
    510, 527, 539, 542, 543, 553, 554, 555, 556, 557, 558, 561, 593};
inline constexpr std::array empty_blocks{218, 239, 240, 280, 281, 282, 283, 284, 315};
inline constexpr std::array repeated_marks{369, 373, 389, 407, 408, 409, 417, 418, 419, 425, 426, 427, 432,
    461, 463, 464, 465, 466, 468};
inline constexpr std::array code_languages{34, 144};
inline constexpr std::array blank_code_lines{112, 129};
inline constexpr std::array wordless_links{484, 487};
inline constexpr std::array other_addresses{500, 596, 598, 599, 601};
inline constexpr std::array inline_pictures{517, 531, 579, 587};
inline constexpr std::array wiki_links{548, 559, 590};
inline constexpr std::array bare_addresses{602, 608, 611};
inline constexpr std::array symbols_beside_marks{354};
// clang-format on

inline constexpr std::array excuses{
    Excuse{"raw HTML is words: what a reader's browser runs is printed by the server alone", raw_html},
    Excuse{
        "a link has no title: a tooltip reaches neither touch nor keyboard nor screen reader", link_titles},
    Excuse{"a list item, list or quote without anything in it is dropped", empty_blocks},
    Excuse{"marks are a set: emphasis inside emphasis is emphasis", repeated_marks},
    Excuse{"the language of code is a word such as c++, not any text", code_languages},
    Excuse{"spaces on an otherwise empty line of code cannot be seen and are dropped", blank_code_lines},
    Excuse{"a link without words can be neither seen nor followed", wordless_links},
    Excuse{"addresses are https, http, mailto, tel or of this site: no others are links", other_addresses},
    Excuse{"a picture between words is a link to it: pictures of their own are figures", inline_pictures},
    Excuse{"two brackets make a wiki link", wiki_links},
    Excuse{"a bare address is a link, as on GitHub", bare_addresses},
    Excuse{"md4c 0.4.8 takes £ and € beside a mark for letters, as version 0.30 did", symbols_beside_marks},
};

} // namespace folkmoot::richtext::test
