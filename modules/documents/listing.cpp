#include "listing.hpp"

#include "folders.hpp"

#include <algorithm>

namespace folkmoot::documents {
namespace {

constexpr std::size_t page_size = 100;
constexpr std::int64_t batch = 200; ///< entries read with one statement
constexpr int most_scanned = 2000; ///< entries looked at for one page of the list

struct EntryPlace {
    ObjectId id;
    std::int64_t kind = 0;
    std::string title_key;
    static constexpr auto fields() {
        return std::array{field<&EntryPlace::id>("id", "The entry"),
            field<&EntryPlace::kind>("kind", "A folder or a document"),
            field<&EntryPlace::title_key>("title_key", "Its title as lists compare it")};
    }
};

constexpr Sql entries_after{
    "select e.id, e.kind, e.title_key from documents_entry e join object o on o.id = e.id "
    "where e.folder = :folder and o.deleted is null and (e.kind > :kind or (e.kind = :kind "
    "and (e.title_key > :key or (e.title_key = :key and e.id > :id)))) "
    "order by e.kind, e.title_key, e.id limit 200"};

constexpr std::string_view cursor = "documents.entries";

/// Kind, id and title, the last of which may hold anything.
EntryPlace read_cursor(ReadContext& context, std::string_view after) {
    if (after.empty()) return {};
    const auto text = context.services.unseal(cursor, context.viewer.person(), after);
    const auto comma = text.find(',');
    const auto space = text.find(' ', comma);
    return {.id = ObjectId{std::stoll(text.substr(comma + 1))},
        .kind = std::stoll(text),
        .title_key = text.substr(space + 1)};
}

std::string write_cursor(ReadContext& context, const EntryPlace& at) {
    return context.services.seal(cursor, context.viewer.person(),
        std::to_string(at.kind) + "," + std::to_string(at.id.value()) + " " + at.title_key);
}

struct SeenEntries {
    std::vector<Standing> entries;
    std::optional<EntryPlace> last; ///< where the next page goes on; none: there is no more
};

SeenEntries seen_entries(ReadContext& context, ObjectId folder, EntryPlace from) {
    SeenEntries seen;
    for (int scanned = 0; scanned < most_scanned; scanned += batch) {
        const auto rows = context.tx.rows<EntryPlace>(entries_after, bind("folder", folder),
            bind("kind", from.kind), bind("key", from.title_key), bind("id", from.id));
        std::vector<ObjectId> ids;
        for (const auto& row : rows)
            ids.push_back(row.id);
        for (auto& entry : access::find_standings(context.tx, context.viewer, ids, {})) {
            if (seen.entries.size() == page_size) {
                seen.last = from;
                return seen;
            }
            from = *std::ranges::find(rows, entry.object().id, &EntryPlace::id);
            seen.entries.push_back(std::move(entry));
        }
        if (std::ssize(rows) < batch) return seen;
        from = rows.back();
    }
    seen.last = from;
    return seen;
}

EntryView entry_view(ReadContext& context, const Standing& entry) {
    const ObjectRow& object = entry.object();
    return {.id = object.id,
        .type = object.type,
        .title = object.title,
        .address = objects::address_of(context.tx, entry),
        .language = object.language,
        .revision = object.revision,
        .changed = object.updated,
        .restricted = object.scope == object.id,
        .can = entry.can()};
}

Paged<EntryView> entries_in(ReadContext& context, ObjectId folder, std::string_view after) {
    const auto seen = seen_entries(context, folder, read_cursor(context, after));
    std::vector<ObjectId> people;
    for (const auto& entry : seen.entries)
        people.push_back(entry.object().updated_by);
    auto names = objects::label_people(context.tx, people);
    const auto texts = objects::text_standings(context.tx, seen.entries);
    const auto audiences = access::audiences_shown(context.tx, context.viewer, seen.entries);
    Paged<EntryView> page;
    for (std::size_t i = 0; i < seen.entries.size(); ++i) {
        auto& entry = page.items.emplace_back(entry_view(context, seen.entries[i]));
        entry.state = texts[i].state;
        entry.ahead = texts[i].ahead;
        entry.changed_by = std::move(names[i]);
        if (audiences[i]) entry.audience = objects::view_readers(*audiences[i]);
    }
    if (seen.last) page.next = write_cursor(context, *seen.last);
    return page;
}

std::vector<objects::PlaceLink> links_to_entries(ReadContext& context, ObjectId folder) {
    std::vector<objects::PlaceLink> links;
    for (const auto& entry : seen_entries(context, folder, {}).entries)
        links.push_back(objects::link_to(context.tx, entry));
    return links;
}

} // namespace

Paged<EntryView> list_entries(
    ReadContext& context, const Granted<Folder, View>& folder, std::string_view after) {
    return entries_in(context, folder.id(), after);
}

Paged<EntryView> list_entries(
    ReadContext& context, const Granted<Component, View>& section, std::string_view after) {
    return entries_in(context, section_folder(context.tx, section->id).value_or(ObjectId{}), after);
}

std::vector<objects::PlaceLink> links_into(ReadContext& context, const Granted<Folder, View>& folder) {
    return links_to_entries(context, folder.id());
}

std::vector<objects::PlaceLink> links_into(ReadContext& context, const Granted<Component, View>& section) {
    return links_to_entries(context, section_folder(context.tx, section->id).value_or(ObjectId{}));
}

} // namespace folkmoot::documents
