#include "search/query_text.hpp"
#include "folkmoot/problem.hpp"
#include "search/words.hpp"

namespace folkmoot::search {

namespace {

enum class Sign { with, without };

/// A word or "phrase" as typed, with the sign before it.
struct Piece {
    std::string_view text;
    Sign sign = Sign::with;
    bool quoted = false;
    bool ended = true; ///< something stands after it
};

std::vector<Piece> pieces_of(std::string_view typed) {
    constexpr std::string_view spaces = " \t\r\n";
    std::vector<Piece> pieces;
    while (true) {
        const auto begin = typed.find_first_not_of(spaces);
        if (begin == typed.npos) return pieces;
        typed.remove_prefix(begin);
        Piece piece;
        if (typed.size() > 1 && typed[0] == '-' && !spaces.contains(typed[1])) {
            piece.sign = Sign::without;
            typed.remove_prefix(1);
        }
        piece.quoted = typed[0] == '"';
        if (piece.quoted) typed.remove_prefix(1);
        const auto end = piece.quoted ? typed.find('"') : typed.find_first_of(" \t\r\n\"");
        piece.text = typed.substr(0, end);
        piece.ended = end != typed.npos;
        pieces.push_back(piece);
        typed.remove_prefix(piece.ended ? end + (piece.quoted ? 1 : 0) : typed.size());
    }
}

void add_word(QueryText& query, const std::string& word) {
    if (std::ranges::find(query.words, word) == query.words.end()) query.words.push_back(word);
}

} // namespace

QueryText parse_query(std::string_view typed) {
    if (characters_in(typed) > longest_query) throw Problem(Code::bad_input, "search.too_long");
    QueryText query;
    std::size_t count = 0;
    for (const auto& piece : pieces_of(typed)) {
        std::vector<std::string> words;
        for (auto& word : words_of(piece.text))
            words.push_back(std::move(word.folded));
        count += words.size();
        if (count > most_query_words) throw Problem(Code::bad_input, "search.too_many_words");
        query.open = false;
        if (words.empty()) continue;
        if (piece.sign == Sign::without) {
            query.without.push_back(std::move(words));
        } else if (piece.quoted && words.size() > 1) {
            query.phrases.push_back(std::move(words));
        } else {
            for (const auto& word : words)
                add_word(query, word);
            query.open = !piece.quoted && !piece.ended && query.words.back() == words.back();
        }
    }
    return query;
}

} // namespace folkmoot::search
