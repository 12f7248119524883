#pragma once
#include "collab/tree/words.hpp"
#include "collab/yjs/text_cursor.hpp"

namespace folkmoot::collab {

/// A part of a word, in UTF-16 units.
struct WordPart {
    const Word* word = nullptr;
    yjs::Clock unit = 0;
    yjs::Clock units = 0;
    bool is_whole = false;
};

/// Goes through the words of one block once, in their order, and changes them where they lie: in texts, and
/// in elements between them. A text is cut in two where a thing is put into it, and two become one where what
/// stood between them goes.
class WordsCursor {
public:
    /// `words` are what the element has now.
    WordsCursor(yjs::Edit&, yjs::TypeNumber element, richtext::Kind, const InlineWords& words);

    void pass(const WordPart& part) { kept_ = part; }
    /// Gives the part the style of a piece.
    void restyle(const WordPart&, const richtext::Inline& wanted);
    void erase(const WordPart&);
    /// Behind what was passed, erased or inserted last.
    void insert(const richtext::Inline&);

private:
    void find_start(const InlineWords&);
    yjs::TypeNumber parent_of(yjs::TypeNumber) const;
    yjs::TypeNumber type_of(const Word&) const;
    /// To a unit of a word of a text; false behind what is no text.
    bool go_to(const Word&, yjs::Clock unit);
    void go_behind_element(yjs::TypeNumber);
    void open(yjs::TypeNumber text);
    void open_here();
    void insert_atom(const richtext::Inline&);
    bool has_tail();
    void move_tail();
    yjs::BlockNumber live_beside(yjs::BlockNumber, yjs::BlockNumber yjs::Block::* next);
    void join_texts();
    bool append(yjs::TypeNumber from, yjs::TypeNumber to);

    yjs::Edit& edit_;
    yjs::TypeNumber element_;
    richtext::Kind kind_;
    std::optional<WordPart> kept_; ///< passed by the caller, and not yet here

    /// Behind which block of which list the next thing goes, if no text is open.
    yjs::TypeNumber parent_ = yjs::none;
    yjs::BlockNumber behind_ = yjs::none;
    /// The text that is open: as the words name it, how far it is passed in the units that it had, and
    /// whether nothing of it is.
    std::optional<yjs::TextCursor> cursor_;
    yjs::TypeNumber source_ = yjs::none;
    yjs::Clock passed_ = 0;
    bool at_start_ = false;
    /// Where things went that stood in a text that was cut in two.
    std::unordered_map<yjs::TypeNumber, yjs::TypeNumber> moved_;
};

} // namespace folkmoot::collab
