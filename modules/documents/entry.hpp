#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/objects.hpp"

namespace folkmoot::documents {

using Create = Action<"documents.create">;
using Edit = Action<"documents.edit">;
using Arrange = Action<"documents.arrange">;
using CommentOnDocument = Action<"documents.comment">;
using SuggestForDocument = Action<"documents.suggest">;

/// A folder of a section; the section's own, in which all others lie, has no folder above it.
struct Folder {
    ObjectId id;
    ObjectId component;
    std::optional<ObjectId> folder;

    static constexpr auto fields() {
        return std::array{field<&Folder::id>("id", "The folder"),
            field<&Folder::component>("component", "Its section"),
            field<&Folder::folder>("folder", "The folder it stands in")};
    }
    static constexpr ObjectType object_type() {
        return {.name = "documents.folder",
            .select = "select id, component, folder from documents_entry where id = :id"};
    }
};

/// A text that people write together, in a folder. Its text and history are the object's.
struct Document {
    ObjectId id;
    ObjectId component;
    std::optional<ObjectId> folder; ///< always one; optional as a folder's, so that both move alike

    static constexpr auto fields() {
        return std::array{field<&Document::id>("id", "The document"),
            field<&Document::component>("component", "Its section"),
            field<&Document::folder>("folder", "The folder it stands in")};
    }
    static constexpr ObjectType object_type() {
        return {.name = "documents.document",
            .select = "select id, component, folder from documents_entry where id = :id"};
    }
};

struct FolderCreated {
    static constexpr std::string_view name = "documents.folder_created";
    std::optional<ObjectId> folder;
    static constexpr auto fields() {
        return std::array{field<&FolderCreated::folder>("folder", "The folder it stands in")};
    }
};

struct DocumentCreated {
    static constexpr std::string_view name = "documents.document_created";
    ObjectId folder;
    static constexpr auto fields() {
        return std::array{field<&DocumentCreated::folder>("folder", "The folder it stands in")};
    }
};

struct DocumentPublished {
    static constexpr std::string_view name = "documents.document_published";
    std::int64_t revision = 0;
    bool minor = false;
    static constexpr auto fields() {
        return std::array{field<&DocumentPublished::revision>("revision", "The new revision"),
            field<&DocumentPublished::minor>("minor", "A minor change: tells nobody")};
    }
};

struct EntryRenamed {
    static constexpr std::string_view name = "documents.entry_renamed";
    std::int64_t revision = 0;
    static constexpr auto fields() {
        return std::array{field<&EntryRenamed::revision>("revision", "The revision with the new title")};
    }
};

struct EntryMoved {
    static constexpr std::string_view name = "documents.entry_moved";
    std::optional<ObjectId> from;
    ObjectId to;
    static constexpr auto fields() {
        return std::array{field<&EntryMoved::from>("from", "The folder it stood in"),
            field<&EntryMoved::to>("to", "The folder it stands in now")};
    }
};

/// Makes the section's own folder; a section has one. It is for all who are in the space, so that what lies
/// in it can be for any of them.
ObjectId create_section_folder(WriteContext& context, const Granted<Component, Create>& section);

/// What a folder or document is made with. Titles of a folder's entries need not differ.
struct NewEntry {
    std::string_view title; ///< 1 to 200 characters
    access::AudienceChoice audience; ///< one of access::audiences_of_new for the folder
    std::string_view language = {}; ///< BCP 47; empty: the folder's
};
/// Throws Code::bad_input for a title beyond the limits.
ObjectId create_folder(WriteContext& context, const Granted<Folder, Create>& in, const NewEntry& entry);
/// A document that nobody but editors sees before it is published. Throws as create_folder.
ObjectId create_document(WriteContext& context, const Granted<Folder, Create>& in, const NewEntry& entry);

/// Gives the revision. Throws as create_folder.
std::int64_t rename_folder(
    WriteContext& context, const Granted<Folder, Edit>& folder, std::string_view title);
std::int64_t rename_document(
    WriteContext& context, const Granted<Document, Edit>& document, std::string_view title);

/// A document is being published under a title, and has been: what the house asks of its module then.
void keep_title(WriteContext& context, const ObjectRow& document, std::string_view title);
void tell_published(WriteContext& context, const ObjectRow& document, Weight weight);

/// The folder of a whole section cannot be deleted: Code::conflict "documents.section_folder".
void refuse_section_folder(WriteContext& context, const ObjectRow& folder);
/// What comes back while its folder lies in the recycle bin stands in the section's own folder.
void find_a_folder(WriteContext& context, const ObjectRow& entry);
/// It has left the recycle bin for good; what lay in it lies in the section's own folder.
void forget_entry(WriteTx& tx, const ObjectRow& entry);

} // namespace folkmoot::documents
