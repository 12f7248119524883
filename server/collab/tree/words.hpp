#pragma once
// The words of a block as they lie in a document: in XmlTexts, and in elements between them.
#include "collab/tree/oddity.hpp"
#include "collab/yjs/model.hpp"
#include "richtext/schema.hpp"

#include <folkmoot/richtext.hpp>

namespace folkmoot::collab {

/// A stretch of text of one style and one author, or a thing that stands in text.
struct Word {
    richtext::Inline piece;
    yjs::TypeNumber type = yjs::none; ///< the text, or the thing's element
    yjs::Clock unit = 0; ///< where in the text it begins
    yjs::Clock units = 1;
    yjs::Place first; ///< who wrote its first unit; those that follow have the clocks that follow
};

struct InlineWords {
    std::vector<Word> words;
    /// Blocks that stand among the words, where no block may.
    std::vector<yjs::TypeNumber> blocks;
    /// Octets of all of them.
    std::size_t octets = 0;
};

/// What stands among the words of a document: the type of a block that is live, none for any other block.
yjs::TypeNumber live_type(const yjs::Model&, yjs::BlockNumber);
bool is_text(const yjs::Model&, yjs::TypeNumber);
bool is_atom(const yjs::Model&, yjs::TypeNumber);
bool is_element(const yjs::Model&, yjs::TypeNumber, std::string_view name);

/// Appends what one child of an element holds, a text or a thing that stands in text or an unknown element;
/// and what all children hold. Stops when there are more than `most` octets. As types are nested at most 64
/// deep, so is this.
void read_words_in(const yjs::Model&, yjs::TypeNumber child, richtext::BlockId block, std::size_t most,
    InlineWords&, Oddities&);
void read_words(const yjs::Model&, yjs::TypeNumber holder, richtext::BlockId block, std::size_t most,
    InlineWords&, Oddities&);

/// The words of one block, wherever it has them, however many.
void read_own_words(const yjs::Model&, yjs::TypeNumber element, richtext::Kind, InlineWords&, Oddities&);

/// The words as a text of the tree, neighbours of one style joined. It is not in normal form yet.
richtext::Text text_of(const InlineWords&);

} // namespace folkmoot::collab
