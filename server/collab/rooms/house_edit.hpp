#pragma once
// What the house itself writes into a live document: its first text, what was published by other ways, and
// ids of blocks. Each is one update of a client id of its own.
#include "collab/rooms/log.hpp"
#include "collab/tree/document_tree.hpp"
#include "collab/yjs/document.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::collab {

/// A client id for one edit of the house, out of the 53 bits that there are.
yjs::ClientId house_client(ObjectId fresh);

/// The first state of a document with this text. Throws Code::internal where the text is none.
yjs::OwnedOctets first_state(const richtext::Tree&, yjs::ClientId);

/// The document as it is stored. Throws Code::internal "collab.log_unreadable".
yjs::Document open_stored(const StoredDocument&);

/// The text of a document as it stands. Throws Code::too_large "collab.text_too_large" for one beyond the
/// limits of the tree.
DocumentTree require_tree(const yjs::Document&);

/// The text of a document, its blocks named: `update` names those that were not, and is empty if all were.
struct NamedText {
    richtext::Tree tree;
    yjs::OwnedOctets update;
};
/// Throws Code::too_large "collab.text_too_large" for a text beyond the limits of the tree.
NamedText named_text(yjs::Document&, yjs::ClientId, const richtext::MintBlockId&);

/// Ids for the blocks of a document that have none: they follow from who wrote each, so that whoever reads
/// the text again before it is published, whatever was written around them, finds them under the same ids.
richtext::MintBlockId lasting_names(const yjs::Document&, ObjectId document);

/// Brings into a document what was published as `now` by somebody who had `before` before them, and gives the
/// update; empty: it was there. What those who write live have changed otherwise at the same place stays
/// behind it, as a block of its own: nothing is lost, and one of them decides. Throws as named_text.
yjs::OwnedOctets bring_in(yjs::Document&, const richtext::Tree& before, const richtext::Tree& now,
    yjs::ClientId, const richtext::MintBlockId&);

} // namespace folkmoot::collab
