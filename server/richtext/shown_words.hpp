#pragma once
#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {

/// Whether the first paragraph of a list item or a cell is printed without an element of its own: an item of
/// one paragraph, or of one and the lists under it, and a cell of one paragraph. On the page its words then
/// stand under the item's or cell's id.
bool has_bare_words(const Block& block);

/// The words of a tree as `plain_text` gives them, each run under the id of the element that holds it on a
/// printed page, so that what a reader points at can be found in the tree and shown on the page again. Words
/// that the page may not show are left out: what stands for a picture, and what an embed is called.
PlainText shown_words(const Tree& tree);

} // namespace folkmoot::richtext
