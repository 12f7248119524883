#include "folders.hpp"
#include "routes.hpp"

namespace folkmoot::documents {
namespace {

struct MadeEntry {
    ObjectId folder;
    std::string title;
    std::optional<access::Audience> audience;
    std::optional<ObjectId> lane;
    static constexpr auto fields() {
        return std::array{field<&MadeEntry::folder>("folder", "The folder to stand in"),
            field<&MadeEntry::title>("title", "Its title", length(1, 200)),
            field<&MadeEntry::audience>("audience", "Whom it is for, where there is a choice", or_default),
            field<&MadeEntry::lane>("lane", "Which side, where it is for one", or_default)};
    }
};

NewEntry entry_in(WriteContext& context, const Granted<Folder, Create>& folder, const MadeEntry& in) {
    const auto choices = access::audiences_of_new(context.tx, context.viewer, folder.standing());
    return {.title = in.title, .audience = objects::choose_readers(choices, {in.audience, in.lane})};
}

Saved add_folder(WriteContext& context, const MadeEntry& in) {
    const auto folder = context.tx.require<Folder, Create>(context.viewer, in.folder);
    return {.id = create_folder(context, folder, entry_in(context, folder, in))};
}

Saved add_document(WriteContext& context, const MadeEntry& in) {
    const auto folder = context.tx.require<Folder, Create>(context.viewer, in.folder);
    return {.id = create_document(context, folder, entry_in(context, folder, in))};
}

struct FolderTitle {
    ObjectId folder;
    std::string title;
    static constexpr auto fields() {
        return std::array{field<&FolderTitle::folder>("folder", "The folder"),
            field<&FolderTitle::title>("title", "Its new title", length(1, 200))};
    }
};

Saved put_folder_title(WriteContext& context, const FolderTitle& in) {
    const auto folder = context.tx.require<Folder, Edit>(context.viewer, in.folder);
    return {.id = folder.id(), .revision = rename_folder(context, folder, in.title)};
}

struct DocumentTitle {
    ObjectId document;
    std::string title;
    static constexpr auto fields() {
        return std::array{field<&DocumentTitle::document>("document", "The document"),
            field<&DocumentTitle::title>("title", "Its new title", length(1, 200))};
    }
};

Saved put_document_title(WriteContext& context, const DocumentTitle& in) {
    const auto document = context.tx.require<Document, Edit>(context.viewer, in.document);
    objects::require_match(document.object(), context.request.if_match);
    return {.id = document.id(), .revision = rename_document(context, document, in.title)};
}

struct FolderPlace {
    ObjectId folder;
    ObjectId to;
    static constexpr auto fields() {
        return std::array{field<&FolderPlace::folder>("folder", "The folder"),
            field<&FolderPlace::to>("to", "The folder to stand in")};
    }
};

Saved put_folder_place(WriteContext& context, const FolderPlace& in) {
    const auto folder = context.tx.require<Folder, Arrange>(context.viewer, in.folder);
    move_folder(context, folder, context.tx.require<Folder, Create>(context.viewer, in.to));
    return {.id = folder.id()};
}

struct DocumentPlace {
    ObjectId document;
    ObjectId to;
    static constexpr auto fields() {
        return std::array{field<&DocumentPlace::document>("document", "The document"),
            field<&DocumentPlace::to>("to", "The folder to stand in")};
    }
};

Saved put_document_place(WriteContext& context, const DocumentPlace& in) {
    const auto document = context.tx.require<Document, Arrange>(context.viewer, in.document);
    move_document(context, document, context.tx.require<Folder, Create>(context.viewer, in.to));
    return {.id = document.id(), .revision = document.object().revision};
}

} // namespace

void add_arranging_routes(Registry& r) {
    r.post("/folders", Access::to<Folder, Create>("folder"), add_folder, "Make a folder in another");
    r.post("/documents", Access::to<Folder, Create>("folder"), add_document,
        "Begin a document, which nobody but editors sees yet");
    r.put("/folders/{folder}/title", Access::to<Folder, Edit>("folder"), put_folder_title, "Rename a folder");
    r.put("/documents/{document}/title", Access::to<Document, Edit>("document"), put_document_title,
        "Rename a document");
    r.put("/folders/{folder}/place", Access::to<Folder, Arrange>("folder"), put_folder_place,
        "Move a folder with all that lies in it");
    r.put("/documents/{document}/place", Access::to<Document, Arrange>("document"), put_document_place,
        "Move a document to another folder");
}

} // namespace folkmoot::documents
