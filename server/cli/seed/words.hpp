#pragma once
#include "cli/seed/chance.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::cli::seed {

/// One of 60,000 words: some hundred of English as departments use it, then invented ones, each the rarer the
/// higher its number, so that a search has common words to weigh and rare ones to find.
std::string word(std::int64_t number);
inline constexpr std::int64_t words_known = 60'000;

/// Three or four words, with a capital: "River levy evidence".
std::string title_words(Chance& chance);
/// One of the names that people have; several have the same.
std::string person_name(Chance& chance);
/// Markdown of one to some twenty paragraphs under headings, here and there a list or a table, about 2 KB as
/// a rule. `linked` are titles of which one may be linked to.
std::string page_text(Chance& chance, const std::vector<std::string>& linked);
/// One to five sentences.
std::string comment_words(Chance& chance);

} // namespace folkmoot::cli::seed
