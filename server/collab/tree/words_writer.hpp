#pragma once
#include "collab/tree/words.hpp"
#include "collab/yjs/text_cursor.hpp"
#include "richtext/schema.hpp"

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
    /// What of one word lies between two positions.
    struct Part {
        const Word* word = nullptr;
        yjs::Clock unit = 0;
        yjs::Clock units = 0;
        std::string_view text;
        bool is_whole = false;
    };
    Part next_part(std::size_t most);
    richtext::Text plain_ahead(std::size_t units) const;

    void replace_part(const richtext::Text& before, const richtext::Text& inserted);
    void keep(std::size_t units);
    void keep(std::size_t units, const richtext::Text& styled);
    void erase(std::size_t units);
    void insert(const richtext::Inline&);

    /// To a unit of a word of a text; false behind what is no text.
    bool go_to(const Word&, yjs::Clock unit);
    void go_behind_element(yjs::TypeNumber);
    void restyle(const Part&, const richtext::Inline& wanted);
    void erase(const Part&);
    void open(yjs::TypeNumber text);
    void open_here();
    void insert_atom(const richtext::Inline&);
    bool has_tail();
    yjs::BlockNumber live_beside(yjs::BlockNumber, yjs::BlockNumber yjs::Block::* next);
    void join_texts();
    bool append(yjs::TypeNumber from, yjs::TypeNumber to);
    void move_tail();
    void find_start();
    yjs::TypeNumber parent_of(yjs::TypeNumber) const;
    yjs::TypeNumber type_of(const Word&) const;

    yjs::Edit& edit_;
    yjs::TypeNumber element_;
    richtext::Kind kind_;
    const InlineWords& words_;
    Position at_;

    /// Behind which block of which list the next thing goes, if no text is open.
    yjs::TypeNumber parent_ = yjs::none;
    yjs::BlockNumber behind_ = yjs::none;
    /// The text that is open: as the words name it, how far it is passed in its own units, and whether
    /// something of it is.
    std::optional<yjs::TextCursor> cursor_;
    yjs::TypeNumber source_ = yjs::none;
    yjs::Clock passed_ = 0;
    bool at_start_ = false;
    /// What stood in a text that was cut in two.
    std::unordered_map<yjs::TypeNumber, yjs::TypeNumber> moved_;
    std::optional<Part> kept_; ///< passed in the words, and not yet in the document
};

} // namespace folkmoot::collab
