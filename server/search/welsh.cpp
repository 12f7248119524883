#include "search/welsh.hpp"

#include <array>
#include <fmt/format.h>

namespace folkmoot::search {

namespace {

struct Mutation {
    std::string_view mutated;
    std::string_view radical;
};

// Longer beginnings first: a word is read by the first that fits, its letters being ng, mh, ch, dd and so on.
constexpr std::array mutations{Mutation{"ngh", "c"}, Mutation{"mh", "p"}, Mutation{"nh", "t"},
    Mutation{"ng", "g"}, Mutation{"ch", "c"}, Mutation{"ph", "p"}, Mutation{"th", "t"}, Mutation{"dd", "d"},
    Mutation{"ff", ""}, Mutation{"ll", ""}, Mutation{"rh", ""}, Mutation{"m", "b"}, Mutation{"n", "d"},
    Mutation{"g", "c"}, Mutation{"b", "p"}, Mutation{"d", "t"}, Mutation{"f", "b"}, Mutation{"f", "m"},
    Mutation{"l", "ll"}, Mutation{"r", "rh"}};

constexpr std::string_view vowels = "aeiouwy";

} // namespace

std::vector<std::string> welsh_radicals(std::string_view folded) {
    std::vector<std::string> radicals;
    if (folded.size() < 2) return radicals;
    std::string_view read;
    for (const auto& mutation : mutations) {
        if (!read.empty() && mutation.mutated != read) break;
        if (!folded.starts_with(mutation.mutated)) continue;
        read = mutation.mutated;
        if (!mutation.radical.empty())
            radicals.push_back(fmt::format("{}{}", mutation.radical, folded.substr(read.size())));
    }
    // A g falls away when it is softened: gardd, yr ardd; gwlad, y wlad; glas, las.
    if (vowels.contains(folded[0]) || folded[0] == 'l' || folded[0] == 'r')
        if (read != "ll" && read != "rh") radicals.push_back(fmt::format("g{}", folded));
    if (folded[0] == 'h' && vowels.contains(folded[1])) radicals.emplace_back(folded.substr(1));
    return radicals;
}

} // namespace folkmoot::search
