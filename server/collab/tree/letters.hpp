#pragma once
#include "collab/tree/words.hpp"

#include <functional>

namespace folkmoot::collab {

/// A letter of a document's words, or a thing that stands in them, and where it is in the text of the tree,
/// which is in normal form. Units are those of edit::EditText; `at` and `to` are the same where the text has
/// it not.
struct LetterPlace {
    const Word* word = nullptr;
    yjs::Clock unit = 0; ///< in the word
    yjs::Clock units = 1;
    std::size_t at = 0;
    std::size_t to = 0;
};

/// Calls `visit` with each in order. `text` is what the tree has of the words.
void each_letter(const yjs::Model&, const InlineWords& words, const richtext::Text& text,
    const std::function<void(const LetterPlace&)>& visit);

} // namespace folkmoot::collab
