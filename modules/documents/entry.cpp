#include "entry.hpp"

#include "folders.hpp"
#include "routes.hpp"

#include "folkmoot/text.hpp"

namespace folkmoot::documents {
namespace {

constexpr Sql insert_entry{"insert into documents_entry (id, component, folder, kind, title_key) "
                           "values (:id, :component, :folder, :kind, :key)"};
constexpr Sql set_title_key{"update documents_entry set title_key = :key where id = :id"};
constexpr Sql bring_up{"update documents_entry set folder = :top where folder = :folder"};
constexpr Sql delete_entry{"delete from documents_entry where id = :id"};
constexpr Sql folder_in_bin{"select e.folder from documents_entry e join object f on f.id = e.folder "
                            "where e.id = :id and f.deleted is not null"};

enum class EntryKind : std::uint8_t { folder, document };

void put_entry(WriteTx& tx, const ObjectRow& object, std::optional<ObjectId> folder, EntryKind kind) {
    tx.run(insert_entry, bind("id", object.id), bind("component", object.component), bind("folder", folder),
        bind("kind", static_cast<std::int64_t>(kind)), bind("key", folded(object.title)));
}

template <class T>
std::int64_t rename_entry(WriteContext& context, const Granted<T, Edit>& entry, std::string_view title) {
    const std::int64_t revision = rename_object(context.tx, entry, title);
    context.tx.run(set_title_key, bind("key", folded(title)), bind("id", entry.id()));
    context.tx.emit(entry.object(), EntryRenamed{.revision = revision});
    return revision;
}

} // namespace

ObjectId create_section_folder(WriteContext& context, const Granted<Component, Create>& section) {
    const auto object = create_object(context.tx, section,
        {.type = Folder::object_type().name,
            .title = section->name,
            .lifecycle = Lifecycle::live,
            .audience = access::AudienceChoice{.audience = access::Audience::everyone}});
    put_entry(context.tx, object, std::nullopt, EntryKind::folder);
    context.tx.emit(object, FolderCreated{});
    return object.id;
}

void furnish(WriteContext& context, const Granted<Component, View>& section) {
    create_section_folder(context, context.tx.require<Component, Create>(context.viewer, section->id));
}

ObjectId create_folder(WriteContext& context, const Granted<Folder, Create>& in, const NewEntry& entry) {
    const auto object = create_object(context.tx, in,
        {.type = Folder::object_type().name,
            .title = std::string{entry.title},
            .lifecycle = Lifecycle::live,
            .language = std::string{entry.language},
            .audience = entry.audience});
    put_entry(context.tx, object, in.id(), EntryKind::folder);
    context.tx.emit(object, FolderCreated{.folder = in.id()});
    return object.id;
}

ObjectId create_document(WriteContext& context, const Granted<Folder, Create>& in, const NewEntry& entry) {
    const auto object = create_object(context.tx, in,
        {.type = Document::object_type().name,
            .title = std::string{entry.title},
            .language = std::string{entry.language},
            .audience = entry.audience});
    put_entry(context.tx, object, in.id(), EntryKind::document);
    context.tx.emit(object, DocumentCreated{.folder = in.id()});
    return object.id;
}

std::int64_t rename_folder(
    WriteContext& context, const Granted<Folder, Edit>& folder, std::string_view title) {
    return rename_entry(context, folder, title);
}

std::int64_t rename_document(
    WriteContext& context, const Granted<Document, Edit>& document, std::string_view title) {
    return rename_entry(context, document, title);
}

void keep_title(WriteContext& context, const ObjectRow& document, std::string_view title) {
    context.tx.run(set_title_key, bind("key", folded(title)), bind("id", document.id));
}

void tell_published(WriteContext& context, const ObjectRow& document, Weight weight) {
    context.tx.emit(
        document, DocumentPublished{.revision = document.revision, .minor = weight == Weight::minor});
}

void refuse_section_folder(WriteContext& context, const ObjectRow& folder) {
    if (!access::load<Folder>(context.tx, folder.id).folder)
        throw Problem(Code::conflict, "documents.section_folder");
}

void find_a_folder(WriteContext& context, const ObjectRow& entry) {
    WriteTx& tx = context.tx;
    if (!tx.value<ObjectId>(folder_in_bin, bind("id", entry.id))) return;
    if (const auto top = section_folder(tx, entry.component.value())) put_into_folder(tx, entry.id, *top);
}

void forget_entry(WriteTx& tx, const ObjectRow& entry) {
    if (const auto top = section_folder(tx, entry.component.value()))
        tx.run(bring_up, bind("top", *top), bind("folder", entry.id));
    tx.run(delete_entry, bind("id", entry.id));
}

} // namespace folkmoot::documents
