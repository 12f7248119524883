#include "objects/excerpt.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t longest_excerpt = 120; ///< characters

} // namespace

std::string excerpt_of(std::string_view words) {
    std::string excerpt;
    std::size_t characters = 0;
    for (const char octet : words) {
        const bool space = static_cast<unsigned char>(octet) <= ' ' || octet == 0x7f;
        if (space && (excerpt.empty() || excerpt.back() == ' ')) continue;
        const bool begins = (static_cast<unsigned char>(octet) & 0xc0U) != 0x80;
        if (begins && ++characters > longest_excerpt) return excerpt + "…";
        excerpt += space ? ' ' : octet;
    }
    while (excerpt.ends_with(' '))
        excerpt.pop_back();
    return excerpt;
}

} // namespace folkmoot::objects
