#include "search/suggestion.hpp"
#include "search/rank.hpp"
#include "search/words.hpp"

namespace folkmoot::search {

namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t shortest_respelt = 3;
constexpr std::size_t longest_respelt = 24;

bool is_plain(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return letters.contains(c); });
}

/// All spellings one step away, the likeliest slips first: swapped, a letter less, other, more.
std::vector<std::string> respelt(const std::string& word) {
    std::vector<std::string> made;
    for (std::size_t at = 0; at + 1 < word.size(); ++at) {
        auto swapped = word;
        std::swap(swapped[at], swapped[at + 1]);
        if (swapped != word) made.push_back(std::move(swapped));
    }
    for (std::size_t at = 0; at < word.size(); ++at)
        made.push_back(std::string{word}.erase(at, 1));
    for (std::size_t at = 0; at <= word.size(); ++at)
        for (char letter : letters)
            made.push_back(std::string{word}.insert(at, 1, letter));
    for (std::size_t at = 0; at < word.size(); ++at)
        for (char letter : letters)
            if (letter != word[at]) made.push_back(std::string{word}.replace(at, 1, 1, letter));
    return made;
}

bool has_hit(
    const Xapian::Database& index, const QueryText& text, const Filters& filters, const Sight& sight) {
    Xapian::Enquire enquire(index);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(plan_query(text, filters, sight).seen(sight.few(index)));
    return !enquire.get_mset(0, 1).empty();
}

bool is_found(
    const Xapian::Database& index, const std::string& word, const Filters& filters, const Sight& sight) {
    QueryText alone;
    alone.words = {word};
    return has_hit(index, alone, filters, sight);
}

/// Whether any document has the word in some form; cheap, and only a way to skip asking further.
bool is_known(const Xapian::Database& index, const std::string& word) {
    const auto query = plan_word(word);
    return std::any_of(query.get_terms_begin(), query.get_terms_end(),
        [&](const std::string& term) { return index.term_exists(term); });
}

std::optional<std::string> corrected(
    const Xapian::Database& index, const std::string& word, const Filters& filters, const Sight& sight) {
    if (word.size() < shortest_respelt || word.size() > longest_respelt || !is_plain(word))
        return std::nullopt;
    for (auto& candidate : respelt(word))
        if (is_known(index, candidate) && is_found(index, candidate, filters, sight))
            return std::move(candidate);
    return std::nullopt;
}

} // namespace

std::optional<QueryText> suggest(
    const Xapian::Database& index, const QueryText& asked, const Filters& filters, const Sight& sight) {
    if (asked.words.empty() || sight.sees_nothing()) return std::nullopt;
    QueryText text = asked;
    text.open = false;
    bool changed = false;
    for (auto& word : text.words) {
        if (is_filler(word) || is_found(index, word, filters, sight)) continue;
        auto better = corrected(index, word, filters, sight);
        if (!better) return std::nullopt;
        word = std::move(*better);
        changed = true;
    }
    if (!changed || !has_hit(index, text, filters, sight)) return std::nullopt;
    return text;
}

std::string typed_form(const QueryText& query) {
    std::string typed;
    const auto add = [&](std::string_view sign, const std::vector<std::string>& words) {
        if (!typed.empty()) typed += ' ';
        typed += sign;
        if (words.size() > 1) typed += '"';
        for (std::size_t i = 0; i < words.size(); ++i)
            typed.append(i > 0 ? " " : "").append(words[i]);
        if (words.size() > 1) typed += '"';
    };
    for (const auto& word : query.words)
        add("", {word});
    for (const auto& phrase : query.phrases)
        add("", phrase);
    for (const auto& words : query.without)
        add("-", words);
    return typed;
}

} // namespace folkmoot::search
