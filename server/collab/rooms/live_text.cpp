#include "folkmoot/live_text.hpp"

#include "audit/actor.hpp"
#include "collab/rooms/live_bell.hpp"
#include "collab/rooms/past_states.hpp"
#include "collab/rooms/published_text.hpp"
#include "collab/yjs/combine.hpp"
#include "folkmoot/clock.hpp"

namespace folkmoot::live {
namespace {

/// Both updates as one.
yjs::OwnedOctets together(yjs::OwnedOctets first, yjs::OwnedOctets second) {
    if (first.empty()) return second;
    if (second.empty()) return first;
    const std::array<yjs::Octets, 2> both{first, second};
    auto merged = yjs::merge_updates(both, yjs::Limits::of_a_stored_state());
    if (!merged) throw Problem(Code::internal, "collab.log_unreadable");
    return std::move(*merged);
}

/// Gives the number of the contribution that names them; where they have names, that of the text's last one.
std::int64_t name_blocks(WriteTx& tx, ObjectId id, const LiveText& text) {
    if (text.naming.empty()) return text.seq;
    const yjs::Octets octets{reinterpret_cast<const std::uint8_t*>(text.naming.data()), text.naming.size()};
    const auto update = yjs::read_update(octets, yjs::Limits::of_a_stored_state());
    if (!update) throw Problem(Code::internal, "collab.log_unreadable");
    collab::Contribution contribution{.person = audit::actor_of(tx).person};
    contribution.updates.emplace_back(octets.begin(), octets.end());
    for (const yjs::Section& section : update->sections)
        contribution.claims.push_back(section.client);
    const auto last = collab::append(tx, id, {contribution});
    tx.after_commit([&bell = tx.kept<collab::LiveBell>(), id] { bell.ring(id); });
    return last;
}

} // namespace

std::optional<LiveText> find(ReadTx& tx, const Standing& object, IdMint& ids) {
    const ObjectId id = object.object().id;
    const auto stored = collab::find_document(tx, id);
    if (!stored) return std::nullopt;
    auto content = collab::open_stored(*stored);
    yjs::OwnedOctets followed;
    if (const auto following = collab::following_of(tx, id, *stored, ids))
        for (const yjs::OwnedOctets& update : following->contribution.updates) {
            if (!content.apply(update, yjs::Limits::of_a_stored_state(), yjs::Budget{~std::uint64_t{0}}))
                throw Problem(Code::internal, "collab.log_unreadable");
            followed = update;
        }
    auto named =
        collab::named_text(content, collab::house_client(ids.next()), collab::lasting_names(content, id));
    return LiveText{.tree = std::move(named.tree),
        .revision = stored->follows,
        .naming = collab::stored_octets(together(std::move(followed), std::move(named.update))),
        .seq = stored->last_seq,
        .ahead = stored->last_seq > stored->published_seq};
}

void published(WriteTx& tx, const Standing& object, const LiveText& text, std::int64_t revision) {
    const ObjectId id = object.object().id;
    if (!collab::follow(tx, id, text.revision, revision)) throw Problem(Code::stale, "objects.stale");
    collab::mark_published(tx, id, text.seq);
    const auto naming = name_blocks(tx, id, text);
    // What others have written since the text was found is not published.
    if (naming == text.seq + 1) collab::mark_published(tx, id, naming);
    collab::note_revision(tx, id,
        {.revision = revision, .seq = text.seq, .naming = naming > text.seq ? naming : 0, .exact = true});
}

std::int64_t keep_names(WriteTx& tx, const Standing& object, const LiveText& text, std::int64_t head) {
    const ObjectId id = object.object().id;
    // An unpublished text goes on from the revision that readers had.
    const auto follows = std::max(text.revision, head);
    if (!collab::follow(tx, id, text.revision, follows)) throw Problem(Code::stale, "objects.stale");
    const auto naming = name_blocks(tx, id, text);
    return naming == text.seq + 1 ? naming : text.seq;
}

void published_up_to(WriteTx& tx, const Standing& object, std::int64_t seq, std::int64_t revision) {
    const ObjectId id = object.object().id;
    collab::follow_from_now_on(tx, id, revision);
    collab::mark_published(tx, id, seq);
    // Its blocks may have got their ids after others had written on: it is not known for the state then.
    collab::note_revision(tx, id, {.revision = revision, .seq = seq});
}

} // namespace folkmoot::live
