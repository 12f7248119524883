#pragma once
// What is tied to a place in a text, such as a comment, while others edit around it.
#include "collab/tree/document_tree.hpp"
#include "collab/yjs/relative_position.hpp"

namespace folkmoot::collab {

/// A place in the words of a block, in units of edit::EditText.
struct TextPlace {
    richtext::BlockId block = richtext::BlockId::none;
    std::size_t at = 0;
    bool operator==(const TextPlace&) const = default;
};

/// The position that stays with what stands behind a place (`assoc` 0) or before it (below 0), or with the
/// text itself at its ends. Nothing: there is no such block in the tree, or no such place in its text. `read`
/// is what tree_of gives of the document as it is.
std::optional<yjs::RelativePosition> anchor_at(
    const yjs::Document&, const DocumentTree& read, TextPlace, std::int32_t assoc = 0);

/// Where it is now; where it was, if its letter is deleted. Nothing: its block is deleted, or its position
/// has not come yet. A block that the tree has not, as it is empty, is told too.
std::optional<TextPlace> place_of(
    const yjs::Document&, const DocumentTree& read, const yjs::RelativePosition&);

} // namespace folkmoot::collab
