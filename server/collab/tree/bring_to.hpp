#pragma once
// Changes of the tree made in a live document: what a restore, a write over the API, an import anew and an
// accepted suggestion do.
#include "collab/tree/document_tree.hpp"
#include "collab/yjs/edit.hpp"

#include <folkmoot/richtext_diff.hpp>

namespace folkmoot::collab {

/// Gives an id to each block of the document that has none of its own, as the server does when it publishes;
/// how many there were. `read` is what tree_of gives of the document as it is. An id that is in use is not
/// given.
std::size_t give_block_ids(yjs::Edit&, const DocumentTree& read, const richtext::MintBlockId&);

/// Makes the document's text that of a tree whose blocks all have ids. Blocks and words that are in both stay
/// as they are, so that what others type in them meanwhile, comments and authors stay with them; a block that
/// moves or becomes one of another kind is a copy of the same id, as Yjs knows no moving. A document that
/// cannot be read, or has blocks that are no elements, is written anew as a whole.
/// Errors: an id is missing or there twice, the tree breaks the schema, or the edit failed, which leaves the
/// document unusable. `mint` is for blocks that have no id yet.
std::optional<richtext::Error> bring_to(
    yjs::Edit&, const richtext::Tree& wanted, const richtext::MintBlockId& mint);

/// Takes the steps of a script that begins with what tree_of gives of the document as it is. Errors as
/// richtext::apply_script, without a change, and as bring_to.
std::optional<richtext::Error> apply_script(
    yjs::Edit&, const richtext::EditScript&, const richtext::MintBlockId& mint);

} // namespace folkmoot::collab
