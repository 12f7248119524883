// What people type into the search box: parsing, planning and cutting snippets must take any octets, within
// limits.
#include "folkmoot/problem.hpp"
#include "search/query_plan.hpp"
#include "search/snippet.hpp"
#include "search/suggestion.hpp"

#include <cstdlib>

namespace {

using namespace folkmoot::search;

void require(bool holds) {
    if (!holds) std::abort();
}

void try_query(std::string_view typed, std::string_view text) {
    const auto query = parse_query(typed);
    std::size_t words = query.words.size();
    for (const auto& phrase : query.phrases)
        words += phrase.size();
    for (const auto& without : query.without)
        words += without.size();
    require(words <= most_query_words);
    require(!query.open || !query.words.empty());
    const Sight sight(std::array{folkmoot::ObjectId{1}});
    const auto plan = plan_query(query,
        {.space = {},
            .type = std::string{text.substr(0, 64)},
            .tag = std::string{text.substr(0, 100)},
            .author = {},
            .changed_from = {},
            .changed_to = {}},
        sight);
    for (auto term = plan.asked.get_terms_begin(); term != plan.asked.get_terms_end(); ++term)
        require((*term).size() <= 245);
    // Nothing but our own marks may be read as markup.
    auto snippet = snippet_of(text, query);
    for (const std::string_view mark : {"<mark>", "</mark>"})
        for (auto at = snippet.find(mark); at != snippet.npos; at = snippet.find(mark))
            snippet.erase(at, mark.size());
    require(snippet.find_first_of("<>\"'") == snippet.npos);
    // What is offered as a query can be asked as one.
    const auto again = parse_query(typed_form(query).substr(0, longest_query));
    require(again.words.size() <= most_query_words);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    const auto end = std::min(input.find('\n'), input.size());
    try {
        try_query(input.substr(0, end), input.substr(end));
    } catch (const folkmoot::Problem& problem) {
        require(problem.code() == folkmoot::Code::bad_input);
    }
    return 0;
}
