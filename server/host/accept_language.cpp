#include "host/accept_language.hpp"

#include <algorithm>

namespace folkmoot::host {
namespace {

/// The weight of one language range, "cy;q=0.8", in thousandths; 1000 where none is given.
int weight_of(std::string_view range) {
    auto at = range.find("q=");
    if (at == range.npos) return 1000;
    std::string_view digits = range.substr(at + 2);
    int weight = 0, scale = 1000;
    bool after_point = false;
    for (char letter : digits.substr(0, 5)) {
        if (letter == '.') after_point = true;
        if (letter < '0' || letter > '9') continue;
        if (after_point) scale /= 10;
        weight += (letter - '0') * scale;
    }
    return std::min(weight, 1000);
}

} // namespace

std::string_view language_of(std::string_view accept_language) {
    int english = 0, welsh = 0;
    for (int ranges = 0; !accept_language.empty() && ranges < 20; ++ranges) {
        std::string_view range = accept_language.substr(0, accept_language.find(','));
        accept_language.remove_prefix(std::min(accept_language.size(), range.size() + 1));
        while (range.starts_with(' '))
            range.remove_prefix(1);
        if (range.starts_with("cy")) welsh = std::max(welsh, weight_of(range));
        if (range.starts_with("en")) english = std::max(english, weight_of(range));
    }
    return welsh > english ? "cy" : "en";
}

} // namespace folkmoot::host
