#pragma once
#include "richtext/marked_source.hpp"

namespace folkmoot::richtext {

/// What md4c says about one stretch of a paragraph.
struct InlinePiece {
    enum class Kind : std::uint8_t { text, literal, soft_break, hard_break, image };
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    /// `text` may hold the brackets and colons of our own syntax; `literal` (code, references, escapes) may
    /// not.
    Kind kind = Kind::text;
    /// The words; an image's alternative text.
    std::string words;
    Style style;
    /// Where in the marked source the words begin and end.
    std::size_t offset = nowhere;
    std::size_t end = nowhere;
    /// An image's source and title.
    std::string source;
    std::string title;
};

/// In a table's cell a bar ends the cell, so there [[title|words]] is not read.
enum class InlinePlace : std::uint8_t { flow, cell };
/// Reads the words of one paragraph: [[wiki links]], [^footnotes] and :directives[of text]{like this} on top
/// of the links, marks and escapes that md4c has found.
Text read_inline(std::vector<InlinePiece> pieces, const MarkedSource& source, InlinePlace place);

} // namespace folkmoot::richtext
