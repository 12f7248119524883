#include "collab/rooms/draft_edit.hpp"

#include "collab/rooms/live_bell.hpp"
#include "collab/tree/bring_to.hpp"
#include "folkmoot/problem.hpp"

#include <algorithm>

namespace folkmoot::collab {
namespace {

constexpr std::uint64_t steps_of_a_change = 50'000'000;

void apply_stored(yjs::Document& content, const yjs::OwnedOctets& update) {
    if (!content.apply(update, yjs::Limits::of_a_stored_state(), yjs::Budget{~std::uint64_t{0}}))
        throw Problem(Code::internal, "collab.log_unreadable");
}

using Parents = std::unordered_map<richtext::BlockId, richtext::BlockId>;

void note_parents(const std::vector<richtext::Block>& blocks, richtext::BlockId parent, Parents& parents) {
    for (const richtext::Block& block : blocks) {
        parents.emplace(block.id, parent);
        note_parents(block.blocks, block.id, parents);
    }
}

richtext::BlockId stands_on(const richtext::edit::Insert& step) {
    return step.parent;
}
richtext::BlockId stands_on(const richtext::edit::Move& step) {
    return step.parent;
}
richtext::BlockId stands_on(const richtext::edit::EditText& step) {
    return step.block;
}
richtext::BlockId stands_on(const auto&) {
    return richtext::BlockId::none;
}

/// The elements in which a script writes, and those around them.
std::vector<yjs::Id> elements_under(
    const yjs::Model& model, const DocumentTree& read, const richtext::EditScript& script) {
    Parents parents;
    note_parents(read.tree.blocks, richtext::BlockId::none, parents);
    std::vector<yjs::Id> ids;
    for (const auto& step : script)
        for (auto block = std::visit([](const auto& edit) { return stands_on(edit); }, step);
            parents.contains(block); block = parents.at(block)) {
            const auto element = read.elements.find(block);
            if (element == read.elements.end()) continue;
            const yjs::Block& of = model.blocks[model.types[element->second].block];
            ids.push_back({model.clients[of.client].id, of.clock});
        }
    return ids;
}

bool deletes(const yjs::Update& update, const yjs::Id& id) {
    return std::ranges::any_of(update.deletes, [&](const yjs::DeleteRange& range) {
        return range.client == id.client && range.clock <= id.clock && id.clock < range.end();
    });
}

/// Whether what was saved meanwhile has taken away what a change stands on. More than a thousand
/// contributions in that time count as if it had.
bool is_undermined(ReadTx& tx, const DraftChange& change) {
    const auto log = contributions_after(tx, change.document, change.seq);
    if (log.size() >= 1'000) return true;
    for (const auto& contribution : log)
        for (const auto& octets : contribution.updates) {
            const auto update = yjs::read_update(octets, yjs::Limits::of_a_stored_state());
            if (!update) throw Problem(Code::internal, "collab.log_unreadable");
            if (std::ranges::any_of(
                    change.stands_on, [&](const yjs::Id& id) { return deletes(*update, id); }))
                return true;
        }
    return false;
}

[[noreturn]] void refuse_as_stale() {
    throw Problem(Code::stale, "collab.draft_moved_on");
}

} // namespace

OpenDraft open_draft(ReadTx& tx, const ObjectRow& object, IdMint& ids) {
    OpenDraft draft{.document = object.id};
    if (const auto stored = find_document(tx, object.id)) {
        draft.seq = stored->last_seq;
        draft.content = open_stored(*stored);
        draft.following = following_of(tx, object.id, *stored, ids);
        if (draft.following)
            for (const auto& update : draft.following->contribution.updates)
                apply_stored(draft.content, update);
    } else {
        draft.beginning =
            beginning_of(tx, object.id, object.revision, object.updated_by, house_client(ids.next()));
        apply_stored(draft.content, draft.beginning->state);
    }
    draft.namer = house_client(ids.next());
    auto named =
        named_text(draft.content, draft.namer, [&] { return richtext::BlockId{ids.next().value()}; });
    draft.tree = std::move(named.tree);
    draft.naming = std::move(named.update);
    return draft;
}

DraftChange change_draft(OpenDraft draft, const richtext::Tree& wanted, IdMint& ids) {
    DraftChange change{.document = draft.document,
        .seq = draft.seq,
        .beginning = std::move(draft.beginning),
        .following = std::move(draft.following),
        .client = house_client(ids.next())};
    if (wanted == draft.tree) return change;
    const DocumentTree read = require_tree(draft.content);
    const auto script = richtext::edit_script(read.tree, wanted);
    if (!script) throw Problem(Code::internal, "collab.text_unwritable");
    change.stands_on = elements_under(draft.content.model(), read, *script);
    yjs::Budget budget{steps_of_a_change};
    yjs::Edit edit{draft.content, change.client, budget};
    if (bring_to(edit, wanted, [&] { return richtext::BlockId{ids.next().value()}; }))
        throw Problem(Code::internal, "collab.text_unwritable");
    if (!draft.naming.empty()) {
        change.updates.push_back(std::move(draft.naming));
        change.claims.push_back(draft.namer);
    }
    auto update = edit.finish();
    if (!update) throw Problem(Code::too_large, "collab.text_too_large");
    change.updates.push_back(std::move(*update));
    change.claims.push_back(change.client);
    return change;
}

std::optional<DraftChange> name_draft(const OpenDraft& draft) {
    if (draft.naming.empty()) return std::nullopt;
    return DraftChange{.document = draft.document,
        .seq = draft.seq,
        .beginning = draft.beginning,
        .following = draft.following,
        .client = draft.namer,
        .updates = {draft.naming},
        .claims = {draft.namer}};
}

void save_change(WriteTx& tx, const DraftChange& change, ObjectId author) {
    const ObjectId id = change.document;
    if (change.beginning
        && !begin_document(
            tx, id, change.beginning->follows, change.beginning->state, change.beginning->author))
        refuse_as_stale();
    if (change.following && !save_following(tx, id, *change.following)) refuse_as_stale();
    if (change.updates.empty()) return;
    if (is_undermined(tx, change)) refuse_as_stale();
    append(tx, id, {{.person = author, .updates = change.updates, .claims = change.claims}});
    tx.after_commit([&bell = tx.kept<LiveBell>(), id] { bell.ring(id); });
}

} // namespace folkmoot::collab
