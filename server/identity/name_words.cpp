#include "identity/name_words.hpp"

#include "folkmoot/text.hpp"

#include <algorithm>
#include <set>

namespace folkmoot::identity {
namespace {

constexpr std::string_view curly_apostrophe = "\u2019";

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80;
}

// What is no ASCII letter or digit ends a word; all other characters are part of one.
bool is_in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// The first `characters` of a word.
std::string_view beginning(std::string_view word, std::size_t characters) {
    std::size_t at = 0;
    while (at < word.size() && (characters > 0 || continues_character(word[at])))
        if (!continues_character(word[at++])) --characters;
    return word.substr(0, at);
}

} // namespace

std::vector<std::string> name_words(std::string_view text) {
    const auto plain = folded(text.substr(0, text.find('@')));
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        word = beginning(word, longest_beginning);
        if (!word.empty() && words.size() < most_name_words
            && std::find(words.begin(), words.end(), word) == words.end())
            words.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const auto rest = std::string_view{plain}.substr(at);
        if (rest.starts_with(curly_apostrophe))
            at += curly_apostrophe.size() - 1;
        else if (is_in_word(plain[at]))
            word += plain[at];
        else if (plain[at] != '\'')
            end_word();
    }
    end_word();
    return words;
}

std::string beginnings_of(std::string_view name, std::string_view email) {
    std::set<std::string, std::less<>> beginnings;
    for (const auto text : {name, email})
        for (const auto& word : name_words(text))
            for (std::size_t characters = 1; characters <= longest_beginning; ++characters)
                beginnings.emplace(beginning(word, characters));
    // No word holds what JSON would want escaped.
    std::string list = "[";
    for (const auto& text : beginnings)
        list.append(list.size() > 1 ? ",\"" : "\"").append(text).append("\"");
    return list + "]";
}

} // namespace folkmoot::identity
