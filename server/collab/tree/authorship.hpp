#pragma once
#include "collab/tree/document_tree.hpp"

namespace folkmoot::collab {

/// A run of a block's text that one client wrote at one go. Who that client is, the rooms' table says; who
/// deleted what, the log.
struct AuthoredRun {
    /// In units of edit::EditText: an octet of UTF-8, or a thing that stands in text.
    std::size_t at = 0;
    std::size_t size = 0;
    /// Its first unit; those that follow have the clocks that follow, a UTF-16 unit each.
    yjs::Id first;
    bool operator==(const AuthoredRun&) const = default;
};

struct BlockAuthors {
    richtext::BlockId block = richtext::BlockId::none;
    /// Who made the block's element, or the copy of it that stands where it was moved to.
    yjs::Id made;
    /// From the start of the text to its end, without gaps.
    std::vector<AuthoredRun> runs;
};

/// Of all blocks of the tree that have an id, in the order of reading. `read` is what tree_of gives of the
/// document as it is. What was moved, or written anew because a text was cut in two, is its mover's.
std::vector<BlockAuthors> authors_of(const yjs::Document&, const DocumentTree& read);

} // namespace folkmoot::collab
