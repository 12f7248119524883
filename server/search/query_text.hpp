#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::search {

inline constexpr std::size_t longest_query = 300; ///< characters
inline constexpr std::size_t most_query_words = 20;

/// What somebody typed: words, "phrases", -words and -"phrases" that must not be there. Everything else is
/// text; there is no further syntax, and nothing typed is an error but too much of it.
struct QueryText {
    std::vector<std::string> words; ///< folded, each once; all must be there
    std::vector<std::vector<std::string>> phrases; ///< folded, of two words or more
    std::vector<std::vector<std::string>> without; ///< folded; one word or a phrase
    bool open = false; ///< the last of `words` is still being typed: nothing stands after it

    bool asks() const { return !words.empty() || !phrases.empty(); }
};

/// Throws Code::bad_input "search.too_long" or "search.too_many_words".
QueryText parse_query(std::string_view typed);

} // namespace folkmoot::search
