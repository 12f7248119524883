#pragma once
#include "collab/tree/text_parts.hpp"
#include "collab/tree/words_cursor.hpp"

#include <folkmoot/richtext_diff.hpp>

namespace folkmoot::collab {

/// Changes the words of one block where they lie. Whatever is the same on both sides keeps its place and its
/// author, so that what others type meanwhile, and what is tied to the text, stays with it: letters that only
/// get another style are formatted and not written anew.
class WordsWriter {
public:
    /// `words` are what the element has now.
    WordsWriter(yjs::Edit&, yjs::TypeNumber element, richtext::Kind, const InlineWords& words);

    /// Units are those of edit::EditText in text_of(words). Calls go from the start of the text to its end.
    void replace(std::size_t at, std::size_t erase, const richtext::Text& insert);

private:
    /// Where in the words, as they were.
    struct Position {
        std::size_t word = 0;
        std::size_t octet = 0; ///< in the word
        yjs::Clock unit = 0; ///< in the word
        std::size_t passed = 0; ///< units of text before it
    };
    WordPart next_part(std::size_t most);
    /// Without its style, but cut where that changes.
    richtext::Text text_ahead(std::size_t units) const;

    void replace_part(const richtext::Text& before, const richtext::Text& inserted);
    void keep(std::size_t units);
    void keep(std::size_t units, const richtext::Text& styled);
    void erase(std::size_t units);

    const InlineWords& words_;
    WordsCursor cursor_;
    Position at_;
};

} // namespace folkmoot::collab
