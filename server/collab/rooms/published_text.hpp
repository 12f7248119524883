#pragma once
// How a live text and what is published keep together, whichever way something is published.
#include "collab/rooms/house_edit.hpp"

namespace folkmoot::collab {

/// The text of a published revision; nothing in it for revision 0. Throws Code::internal where it cannot be
/// read.
richtext::Tree published_tree(ReadTx&, ObjectId object, std::int64_t revision);

/// A document's first state, from what is published.
struct Beginning {
    std::int64_t follows = 0;
    yjs::OwnedOctets state;
    Owner author;
};
Beginning beginning_of(ReadTx&, ObjectId object, std::int64_t revision, ObjectId author, yjs::ClientId);

/// What a document lacks of what was published by other ways.
struct Following {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::int64_t seq = 0; ///< the last contribution of the document that was looked at
    bool ahead = false; ///< editors have written what is not published: it still is not
    Contribution contribution; ///< no updates: the text was there
};
/// Nothing: it lacks nothing, or has not been begun.
std::optional<Following> following_of(ReadTx&, ObjectId document, IdMint&);
std::optional<Following> following_of(ReadTx&, ObjectId document, const StoredDocument&, IdMint&);
/// False: it has been done meanwhile.
bool save_following(WriteTx&, ObjectId document, const Following&);

} // namespace folkmoot::collab
