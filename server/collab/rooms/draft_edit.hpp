#pragma once
// A change of the draft that the house makes for somebody: an accepted suggestion, a state brought back. It
// is worked out on a snapshot, as a peer among those who are typing, and saved in a transaction of its own.
#include "collab/rooms/published_text.hpp"
#include "folkmoot/access.hpp"

namespace folkmoot::collab {

/// A draft as it is on disk, brought up to what is published.
struct OpenDraft {
    ObjectId document;
    std::int64_t seq = 0; ///< the last contribution in it
    std::optional<Beginning> beginning = {}; ///< nobody has begun it
    std::optional<Following> following = {}; ///< what it lacked of what is published
    yjs::Document content = {};
    richtext::Tree tree = {}; ///< every block has an id
    yjs::ClientId namer = 0;
    yjs::OwnedOctets naming = {}; ///< by that client: gives the ids to those that had none
};
/// Throws Code::too_large "collab.text_too_large" for a text that the tree cannot hold.
OpenDraft open_draft(ReadTx&, const ObjectRow& object, IdMint&);

/// What is to be saved of a change.
struct DraftChange {
    ObjectId document;
    std::int64_t seq = 0;
    std::optional<Beginning> beginning = {};
    std::optional<Following> following = {};
    yjs::ClientId client = 0; ///< of the house, for this one change; whose words they are is said when saved
    std::vector<yjs::OwnedOctets> updates = {}; ///< none: the draft has that text already
    std::vector<yjs::ClientId> claims = {};
    /// The elements in which something was written: what is written into one that is gone is lost.
    std::vector<yjs::Id> stands_on = {};
};
/// Makes the draft's text another. Throws Code::internal where the text is none.
DraftChange change_draft(OpenDraft, const richtext::Tree& wanted, IdMint&);

/// Gives the draft's blocks their ids, and changes nothing else. Nothing: they have them.
std::optional<DraftChange> name_draft(const OpenDraft&);

/// Saves it as `author`'s words; those who are in the room hear of it after the commit. Throws Code::stale
/// "collab.draft_moved_on" when meanwhile something was published, or somebody has deleted a block that it
/// stands on.
void save_change(WriteTx&, const DraftChange&, ObjectId author);

} // namespace folkmoot::collab
