#pragma once
// When somebody took most of a live text away: those who answer for its space are told, and what it was can
// be brought back. What is held to be much, collab/rooms/deletion_watch.hpp says.
#include "collab/rooms/deletion_log.hpp"
#include "collab/rooms/draft_edit.hpp"
#include "folkmoot/event.hpp"
#include "folkmoot/label.hpp"

namespace folkmoot::objects {

struct LargelyDeleted {
    static constexpr std::string_view name{"core.largely_deleted"};
    std::int64_t state = 0;
    static constexpr auto fields() {
        return std::array{field<&LargelyDeleted::state>("state", "The state before it")};
    }
};

/// Tells those of the space's owners who see the text, once.
void tell_of_deletion(WriteTx&, const collab::NotedDeletion&, std::vector<ObjectId> owners);

/// A person whom the viewer may not know has the id 0 and no name.
struct DeletionLine {
    std::int64_t state = 0;
    PersonLabel by;
    Time at;
    std::optional<std::int64_t> share;
    static constexpr auto fields() {
        return std::array{field<&DeletionLine::state>("state", "The number of the state before it"),
            field<&DeletionLine::by>("by", "Who deleted it"), field<&DeletionLine::at>("at", "When"),
            field<&DeletionLine::share>("share", "How much of it, in a hundred; null: it is not known")};
    }
};
/// Of one object, the newest twenty first.
std::vector<DeletionLine> list_deletions(ReadTx&, const Viewer&, const Standing& object);

/// What somebody was told of and has not said that they know.
struct DeletionNotice {
    ObjectLabel object;
    DeletionLine deletion;
    static constexpr auto fields() {
        return std::array{field<&DeletionNotice::object>("object", "Of what"),
            field<&DeletionNotice::deletion>("deletion", "By whom, and when")};
    }
};
/// The newest ten of what the viewer still sees.
std::vector<DeletionNotice> deletion_notices(ReadTx&, const Viewer&);
/// Throws Code::not_found where none waited for the viewer.
void note_seen(WriteTx&, const Viewer&, ObjectId object, std::int64_t state);

/// What would bring back the text before a deletion, as the viewer's words among those written since. Throws
/// Code::not_found, Code::gone "objects.state_gone" where the text could not be kept, and as
/// collab::change_draft.
collab::DraftChange change_back(ReadTx&, const Standing& object, std::int64_t state, IdMint&);
/// Whoever does it knows of the deletion from then on. Throws as collab::save_change.
void bring_text_back(
    WriteTx&, const Viewer&, const Standing& object, std::int64_t state, const collab::DraftChange&);

} // namespace folkmoot::objects
