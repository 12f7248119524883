#include "search/snippet.hpp"
#include "search/rank.hpp"
#include "search/welsh.hpp"
#include "search/words.hpp"

#include <xapian.h>

namespace folkmoot::search {

namespace {

constexpr std::size_t most_read = 20'000; ///< words
constexpr std::size_t words_shown = 40;
constexpr std::size_t words_before = 8; ///< the first word found

struct Found {
    std::size_t begin;
    std::size_t end;
    int asked = -1; ///< which of the words asked for; -1: none
};

/// Says which word of a query a word of a text is, in the same forms in which the index finds it.
class Matcher {
public:
    explicit Matcher(const QueryText& query) {
        for (const auto& word : query.words)
            add(word);
        for (const auto& phrase : query.phrases)
            for (const auto& word : phrase)
                add(word);
        if (query.open) beginning_ = query.words.back();
    }

    int matched(const std::string& word) const {
        if (const auto found = forms_.find(word); found != forms_.end()) return found->second;
        if (const auto found = stems_.find(english_(word)); found != stems_.end()) return found->second;
        for (const auto& radical : welsh_radicals(word))
            if (const auto found = forms_.find(radical); found != forms_.end()) return found->second;
        if (characters_in(beginning_) > 1 && word.starts_with(beginning_)) return forms_.at(beginning_);
        return -1;
    }

    int value(int asked) const { return values_[static_cast<std::size_t>(asked)]; }
    std::size_t size() const { return values_.size(); }

private:
    void add(const std::string& word) {
        const auto number = static_cast<int>(values_.size());
        values_.push_back(word_value(word));
        forms_.try_emplace(word, number);
        stems_.try_emplace(english_(word), number);
    }

    Xapian::Stem english_{"english"};
    std::unordered_map<std::string, int> forms_;
    std::unordered_map<std::string, int> stems_;
    std::vector<int> values_;
    std::string beginning_;
};

std::vector<Found> find(std::string_view text, const Matcher& matcher) {
    std::vector<Found> words;
    for_each_word(text, [&](Word&& word) {
        words.push_back({word.begin, word.end, matcher.matched(word.folded)});
        return words.size() < most_read ? Go::on : Go::stop;
    });
    return words;
}

/// The first word of the stretch in which the words asked for tell most: each counts once.
std::size_t best_stretch(const std::vector<Found>& words, const Matcher& matcher) {
    std::vector<int> inside(matcher.size(), 0);
    int worth = 0;
    int best = 0;
    std::size_t best_at = 0;
    constexpr std::size_t length = words_shown - words_before;
    for (std::size_t end = 0; end < words.size(); ++end) {
        if (const int asked = words[end].asked; asked >= 0 && inside[static_cast<std::size_t>(asked)]++ == 0)
            worth += matcher.value(asked);
        if (end >= length)
            if (const int asked = words[end - length].asked;
                asked >= 0 && --inside[static_cast<std::size_t>(asked)] == 0)
                worth -= matcher.value(asked);
        if (worth > best) {
            best = worth;
            best_at = end + 1 > length ? end + 1 - length : 0;
        }
    }
    while (best > 0 && words[best_at].asked < 0)
        ++best_at;
    return best_at > words_before ? best_at - words_before : 0;
}

void append_escaped(std::string& html, std::string_view text) {
    bool space = false;
    for (char c : text) {
        // Line ends and control characters read as one space each run.
        const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
        if (blank && space) continue;
        space = blank;
        if (blank)
            html += ' ';
        else if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '"')
            html += "&quot;";
        else if (c == '\'')
            html += "&#39;";
        else
            html += c;
    }
}

} // namespace

std::string snippet_of(std::string_view text, const QueryText& query) {
    constexpr std::string_view ellipsis = "\u2026";
    const Matcher matcher(query);
    const auto words = find(text, matcher);
    if (words.empty()) return {};
    const auto first = best_stretch(words, matcher);
    const auto last = std::min(first + words_shown, words.size());
    std::string html;
    if (first > 0) html += ellipsis;
    std::size_t shown = words[first].begin;
    for (auto at = first; at < last; ++at) {
        const auto& word = words[at];
        if (word.asked < 0) continue;
        append_escaped(html, text.substr(shown, word.begin - shown));
        html += "<mark>";
        append_escaped(html, text.substr(word.begin, word.end - word.begin));
        html += "</mark>";
        shown = word.end;
    }
    append_escaped(html, text.substr(shown, words[last - 1].end - shown));
    if (last < words.size()) html += ellipsis;
    return html;
}

} // namespace folkmoot::search
