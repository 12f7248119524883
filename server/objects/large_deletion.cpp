#include "objects/large_deletion.hpp"

#include "folkmoot/audience.hpp"
#include "folkmoot/audit.hpp"
#include "objects/named_authors.hpp"
#include "objects/told_of.hpp"

#include <algorithm>

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_notices = 10;

void tell_person(WriteTx& tx, const ObjectRow& about, ObjectId person, const LargelyDeleted& event) {
    events::append(tx,
        {.name = LargelyDeleted::name,
            .space = about.space,
            .component = about.component,
            .object = about.id,
            .person = person,
            .data = events::data_of(shape_of<LargelyDeleted>, &event)});
}

/// Rounded down, so that nothing but the whole is a hundred.
std::optional<std::int64_t> share_of(const collab::NotedDeletion& deletion) {
    if (deletion.size_before <= 0) return std::nullopt;
    const auto gone = std::max<std::int64_t>(deletion.size_before - deletion.size_after, 0);
    return gone * 100 / deletion.size_before;
}

/// But for who it was, which the viewer may not know.
DeletionLine line_of(const collab::NotedDeletion& deletion) {
    return {.state = deletion.seq, .by = {}, .at = deletion.happened, .share = share_of(deletion)};
}

} // namespace

void tell_of_deletion(WriteTx& tx, const collab::NotedDeletion& deletion, std::vector<ObjectId> owners) {
    const auto object = access::load<ObjectRow>(tx, deletion.document);
    const auto blind = access::those_who_do_not_see(tx, object.space, object.visibility, owners);
    std::erase_if(owners, [&](ObjectId person) { return std::ranges::find(blind, person) != blind.end(); });
    if (!collab::mark_told(tx, deletion, owners)) return;
    const LargelyDeleted event{.state = deletion.seq};
    for (const ObjectId person : owners)
        tell_person(tx, object, person, event);
    tx.audit(AuditLine{"core.largely_deleted"}
            .about(object.id)
            .in(object.space)
            .because("state " + std::to_string(deletion.seq))
            .with(deletion.person.text()));
}

std::vector<DeletionLine> list_deletions(ReadTx& tx, const Viewer& viewer, const Standing& object) {
    NamedAuthors people{viewer, object};
    std::vector<DeletionLine> lines;
    std::vector<std::size_t> places;
    for (const auto& deletion : collab::deletions_of(tx, object.object().id)) {
        places.push_back(static_cast<std::size_t>(people.place_of(deletion.person)));
        lines.push_back(line_of(deletion));
    }
    const auto labels = people.labels(tx);
    for (std::size_t at = 0; at < lines.size(); ++at)
        lines[at].by = labels[places[at]];
    return lines;
}

std::vector<DeletionNotice> deletion_notices(ReadTx& tx, const Viewer& viewer) {
    std::vector<DeletionNotice> notices;
    for (const auto& deletion : collab::deletions_to_see(tx, viewer.person())) {
        const auto object = access::find_standing(tx, viewer, deletion.document, {});
        if (!object || object->object().deleted) continue;
        NamedAuthors people{viewer, *object};
        const auto place = static_cast<std::size_t>(people.place_of(deletion.person));
        notices.push_back({.object = label(tx, *object), .deletion = line_of(deletion)});
        notices.back().deletion.by = people.labels(tx).at(place);
        if (notices.size() == most_notices) break;
    }
    return notices;
}

void note_seen(WriteTx& tx, const Viewer& viewer, ObjectId object, std::int64_t state) {
    if (!collab::mark_seen(tx, viewer.person(), object, state))
        throw Problem(Code::not_found, "request.not_found");
}

collab::DraftChange change_back(ReadTx& tx, const Standing& object, std::int64_t state, IdMint& ids) {
    const auto noted = collab::deletions_of(tx, object.object().id);
    if (std::ranges::find(noted, state, &collab::NotedDeletion::seq) == noted.end())
        throw Problem(Code::not_found, "request.not_found");
    const auto text = collab::kept_text(tx, object.object().id, state);
    if (!text) throw Problem(Code::gone, "objects.text_not_kept");
    return collab::change_draft(collab::open_draft(tx, object.object(), ids), *text, ids);
}

void bring_text_back(WriteTx& tx, const Viewer& viewer, const Standing& object, std::int64_t state,
    const collab::DraftChange& change) {
    collab::save_change(tx, change, viewer.person());
    static_cast<void>(collab::mark_seen(tx, viewer.person(), object.object().id, state));
    tx.audit(AuditLine{"core.deletion_undone"}.about(object.object().id).in(object.object().space));
}

} // namespace folkmoot::objects
