// Copying objects with what lies under them, within a space and into others.
#include "access/marking.hpp"
#include "access/visibility.hpp"
#include "files/copy.hpp"
#include "folkmoot/audience.hpp"
#include "host/core_routes.hpp"
#include "host/file_room.hpp"
#include "objects/copying.hpp"

namespace folkmoot::host {
namespace {

using objects::Below;
using objects::CopyPlace;
using objects::Original;

struct WantedCopy {
    ObjectId object;
    ObjectId into;
    bool below = false;
    static constexpr auto fields() {
        return std::array{field<&WantedCopy::object>("object", "What is to be copied"),
            field<&WantedCopy::into>("into", "The section, or the object to stand under"),
            field<&WantedCopy::below>("below", "With what lies under it", or_default)};
    }
};

struct NewCopy : WantedCopy {
    std::string title;
    bool drafts = false;
    static constexpr auto fields() {
        return fields_after<WantedCopy>(std::array{
            field<&NewCopy::title>("title", "Of the copy; empty: the same", length(0, 200), or_default),
            field<&NewCopy::drafts>("drafts", "Nothing is published: editors see the copies", or_default)});
    }
};

struct CopyPreview {
    std::int64_t objects = 0;
    std::int64_t drafts = 0;
    std::int64_t restricted = 0;
    std::int64_t files = 0;
    std::int64_t octets = 0;
    std::int64_t files_left = 0;
    bool other_space = false;
    static constexpr auto fields() {
        return std::array{field<&CopyPreview::objects>("objects", "How many objects would be copied"),
            field<&CopyPreview::drafts>("drafts", "How many of them were never published"),
            field<&CopyPreview::restricted>(
                "restricted", "How many only some of those here see, which does not come along"),
            field<&CopyPreview::files>("files", "How many files"),
            field<&CopyPreview::octets>("octets", "What those take"),
            field<&CopyPreview::files_left>("files_left", "How many stay behind: being checked, or harmful"),
            field<&CopyPreview::other_space>("other_space", "The copies would stand in another space")};
    }
};

struct CopyMade {
    ObjectId id;
    std::int64_t objects = 0;
    std::int64_t files = 0;
    static constexpr auto fields() {
        return std::array{field<&CopyMade::id>("id", "The first copy"),
            field<&CopyMade::objects>("objects", "How many were made"),
            field<&CopyMade::files>("files", "How many files came along")};
    }
};

/// What is asked for, looked at now: all that is seen, and a place that its markings allow.
struct Found {
    std::vector<Original> originals;
    CopyPlace place;
    const ObjectRow& top() const { return originals.front().object.object(); }
    bool other_space() const { return top().space != place.space; }
};

std::string marking_of(ReadTx& tx, const CopyPlace& place) {
    return place.object ? access::sight_of(tx, place.object->visibility).marking
                        : access::load<Space>(tx, place.space).marking;
}

Found find_copied(ReadTx& tx, const Viewer& viewer, const WantedCopy& in) {
    const auto top = tx.require<ObjectRow, View>(viewer, in.object);
    Found found{.originals = objects::find_originals(
                    tx, viewer, top.standing(), in.below ? Below::comes : Below::stays),
        .place = objects::require_place(tx, viewer, in.into)};
    // What lies in the recycle bin is neither copied nor added to.
    if (top->deleted || (found.place.object && found.place.object->deleted))
        throw Problem(Code::conflict, "objects.in_bin");
    const auto there = marking_of(tx, found.place);
    for (const auto& original : found.originals)
        access::require_copy_allowed(
            tx, access::sight_of(tx, original.object.object().visibility).marking, there);
    return found;
}

/// Those that fewer people see than see what they stand in, or that are not for everyone in a community.
std::int64_t count_restricted(ReadTx& tx, const Viewer& viewer, const Found& found) {
    std::vector<Standing> standings;
    for (const auto& original : found.originals)
        standings.push_back(original.object);
    const auto audiences = access::audiences_shown(tx, viewer, standings);
    std::int64_t count = 0;
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const auto& row = standings[i].object();
        const bool narrow = audiences[i] && audiences[i]->audience != access::Audience::everyone;
        if (narrow || row.scope == row.id) ++count;
    }
    return count;
}

CopyPreview preview_copy(ReadContext& context, const WantedCopy& in) {
    const auto found = find_copied(context.tx, context.viewer, in);
    CopyPreview view{.objects = std::ssize(found.originals),
        .restricted = count_restricted(context.tx, context.viewer, found),
        .other_space = found.other_space()};
    for (const auto& original : found.originals) {
        const auto& row = original.object.object();
        view.drafts += access::lifecycle_of(context.tx, row.visibility) == Lifecycle::draft ? 1 : 0;
        view.files += std::ssize(original.files);
        view.files_left += original.files_left;
        for (const auto& file : original.files)
            view.octets += file.size;
    }
    return view;
}

struct PreparedCopy {
    NewCopy in;
    objects::Copying copying;
};

struct FileToKeep {
    File file;
    Bytes key;
};

/// What another space has to keep again; nothing within one.
std::vector<FileToKeep> files_to_keep(ReadTx& tx, const Viewer& viewer, const Found& found) {
    std::vector<FileToKeep> files;
    if (!found.other_space()) return files;
    std::int64_t octets = 0;
    for (const auto& original : found.originals)
        for (const auto& file : original.files) {
            octets += file.size;
            files.push_back({.file = file, .key = files::require_file(tx, viewer, file.id).key});
        }
    if (octets > objects::most_octets_copied) throw Problem(Code::too_large, "objects.copy_files_too_large");
    if (octets > 0)
        files::require_quota(tx, found.place.space, octets, tx.kept<FilesOfSite>().room->rules().space_quota);
    return files;
}

/// Contents are sealed for another space before the transaction: it waits for no disk.
PreparedCopy prepare_copy(PrepareContext& context, const NewCopy& in) {
    PreparedCopy prepared{.in = in,
        .copying = {.into = in.into,
            .title = in.title,
            .state = in.drafts ? objects::CopiesAre::drafts : objects::CopiesAre::published,
            .contents = {}}};
    std::vector<FileToKeep> files;
    const files::Storage* storage = nullptr;
    ObjectId space;
    context.read([&](ReadTx& tx) {
        const auto found = find_copied(tx, context.viewer, in);
        storage = &tx.kept<FilesOfSite>().room->storage();
        space = found.place.space;
        files = files_to_keep(tx, context.viewer, found);
    });
    for (const auto& [file, key] : files)
        if (!prepared.copying.contents.contains(file.blob))
            prepared.copying.contents.emplace(
                file.blob, files::store_again(*storage, file, key, space, context.services.ids().next()));
    return prepared;
}

CopyMade make_copy(WriteContext& context, const PreparedCopy& prepared) {
    const auto found = find_copied(context.tx, context.viewer, prepared.in);
    const auto made = objects::copy(context, found.originals, prepared.copying);
    context.tx.audit(AuditLine{"core.object_copied"}
            .about(found.top().id)
            .in(found.top().space)
            .because(fmt::format("to {}, {} objects, {} files", made.id.text(), made.objects, made.files)));
    if (found.other_space())
        context.tx.audit(AuditLine{"core.object_copied_in"}
                .about(made.id)
                .in(found.place.space)
                .because(fmt::format("from {}", found.top().id.text())));
    return {.id = made.id, .objects = made.objects, .files = made.files};
}

} // namespace

void add_copy_routes(Registry& r) {
    r.get("/objects/{object}/copying", Access::to_any<View>("object"), preview_copy,
         "What copying it there would bring, and what stays behind")
        .costly();
    r.post("/objects/{object}/copies", Access::to_any<View>("object"), prepare_copy, make_copy,
         "Copy it into a section or under an object: its text, files and tags")
        .costly();
}

} // namespace folkmoot::host
