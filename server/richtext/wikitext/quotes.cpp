#include "richtext/wikitext/inline_reader.hpp"

namespace folkmoot::richtext::wikitext {
namespace {

/// Of a line with one run too many of both kinds, which of three apostrophes is an apostrophe and an opening
/// of emphasis: the first behind a word of one letter, else behind a longer word, else behind a space.
std::size_t split_run(std::string_view line, const std::vector<std::pair<std::size_t, std::size_t>>& runs) {
    std::size_t word = runs.size(), space = runs.size();
    for (std::size_t number = 0; number < runs.size(); ++number) {
        const auto [at, length] = runs[number];
        if (length != 3) continue;
        const bool behind_space = at > 0 && line[at - 1] == ' ';
        const bool behind_letter = !behind_space && at > 1 && line[at - 2] == ' ';
        if (behind_letter) return number;
        auto& first = behind_space ? space : word;
        if (first == runs.size()) first = number;
    }
    return word != runs.size() ? word : space;
}

} // namespace

std::vector<Quotes> weigh_quotes(
    std::string_view line, const std::vector<std::pair<std::size_t, std::size_t>>& runs) {
    std::vector<Quotes> quotes;
    std::size_t emphasis = 0, strong = 0;
    for (const auto& [at, length] : runs) {
        Quotes run;
        run.words = length == 4 ? 1 : length > 5 ? length - 5 : 0;
        const auto rest = length - run.words;
        run.emphasis = rest == 2 || rest == 5;
        run.strong = rest == 3 || rest == 5;
        emphasis += run.emphasis ? 1 : 0;
        strong += run.strong ? 1 : 0;
        quotes.push_back(run);
    }
    if (emphasis % 2 == 1 && strong % 2 == 1)
        if (const auto split = split_run(line, runs); split < runs.size())
            quotes[split] = {.words = 1, .emphasis = true, .strong = false};
    return quotes;
}

} // namespace folkmoot::richtext::wikitext
