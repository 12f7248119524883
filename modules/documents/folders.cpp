#include "folders.hpp"

#include <algorithm>

namespace folkmoot::documents {
namespace {

constexpr std::int64_t deepest = 50; ///< levels of folders

constexpr Sql top_folder{
    "select id from documents_entry where component = :component and folder is null order by id limit 1"};
constexpr Sql select_folder{"select folder from documents_entry where id = :id"};
constexpr Sql set_folder{"update documents_entry set folder = :folder where id = :id"};
constexpr Sql below{"with recursive below (id, folder) as (select id, folder from documents_entry where "
                    "folder = :folder union "
                    "select e.id, e.folder from documents_entry e join below on e.folder = below.id) "
                    "select id, folder from below limit 5001"};

void refuse_cycle(ReadTx& tx, ObjectId moved, std::optional<ObjectId> folder) {
    for (std::int64_t level = 0; folder; ++level) {
        if (*folder == moved) throw Problem(Code::conflict, "documents.cycle");
        if (level == deepest) throw Problem(Code::conflict, "documents.too_deep");
        folder = folder_of(tx, *folder);
    }
}

template <class T>
void move_entry(WriteContext& context, const Granted<T, Arrange>& entry, const Granted<Folder, Create>& to,
    std::span<const ObjectId> inside) {
    WriteTx& tx = context.tx;
    if (!entry->folder) throw Problem(Code::conflict, "documents.section_folder");
    if (to->component != entry->component) throw Problem(Code::conflict, "documents.other_section");
    if (to.id() == *entry->folder) return;
    refuse_cycle(tx, entry.id(), to.id());
    put_into_folder(tx, entry.id(), to.id());
    access::put_under(tx, entry.standing(), to.standing(), inside);
    tx.emit(entry.object(), EntryMoved{.from = entry->folder, .to = to.id()});
}

} // namespace

std::optional<ObjectId> section_folder(ReadTx& tx, ObjectId component) {
    return tx.value<ObjectId>(top_folder, bind("component", component));
}

std::optional<ObjectId> folder_of(ReadTx& tx, ObjectId entry) {
    return tx.value<ObjectId>(select_folder, bind("id", entry));
}

void put_into_folder(WriteTx& tx, ObjectId entry, ObjectId folder) {
    tx.run(set_folder, bind("folder", folder), bind("id", entry));
}

std::vector<Standing> folders_above(ReadTx& tx, const Viewer& viewer, std::optional<ObjectId> folder) {
    std::vector<ObjectId> above;
    for (auto next = folder; next && std::ssize(above) <= deepest; next = folder_of(tx, *next))
        above.push_back(*next);
    auto seen = access::find_standings(tx, viewer, above, Folder::object_type().name);
    std::size_t unbroken = 0;
    while (unbroken < seen.size() && seen[unbroken].object().id == above[unbroken])
        ++unbroken;
    seen.erase(seen.begin() + static_cast<std::ptrdiff_t>(unbroken), seen.end());
    std::ranges::reverse(seen);
    return seen;
}

std::vector<PlacedBelow> entries_below(ReadTx& tx, ObjectId folder) {
    auto entries = tx.rows<PlacedBelow>(below, bind("folder", folder));
    if (entries.size() > 5000) throw Problem(Code::too_large, "documents.too_much");
    return entries;
}

void move_folder(
    WriteContext& context, const Granted<Folder, Arrange>& folder, const Granted<Folder, Create>& to) {
    move_entry(context, folder, to, objects_of(entries_below(context.tx, folder.id())));
}

void move_document(
    WriteContext& context, const Granted<Document, Arrange>& document, const Granted<Folder, Create>& to) {
    move_entry(context, document, to, {});
}

} // namespace folkmoot::documents
