#pragma once
// A tree put into a document, as y-prosemirror would have put it.
#include "collab/yjs/edit.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <unordered_map>

namespace folkmoot::collab {

/// The first content of a document, which the server writes once and no client ever. Errors: the tree breaks
/// the schema, or the edit failed, which leaves the document unusable. Words more than 63 elements deep are
/// too deep for a document.
std::optional<richtext::Error> write_tree(yjs::Edit&, const richtext::Tree&);

using Elements = std::unordered_map<richtext::BlockId, yjs::TypeNumber>;
/// A block and all that stands in it, behind a block of the parent's list (none: first); its element. Notes
/// the elements of all blocks with ids.
yjs::TypeNumber write_block(
    yjs::Edit&, yjs::TypeNumber parent, yjs::BlockNumber behind, const richtext::Block&, Elements&);
/// The element of a block alone: its name, its id and its attributes.
yjs::TypeNumber write_element(
    yjs::Edit&, yjs::TypeNumber parent, yjs::BlockNumber behind, const richtext::Node&, richtext::BlockId);
/// A thing that stands in text.
yjs::TypeNumber write_atom(
    yjs::Edit&, yjs::TypeNumber parent, yjs::BlockNumber behind, const richtext::Inline&);

/// What an edit's fault is as an error.
richtext::Error error_of(const yjs::Edit&);

} // namespace folkmoot::collab
