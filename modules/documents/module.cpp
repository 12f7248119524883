#include "carrying.hpp"
#include "folders.hpp"
#include "routes.hpp"

#include "folkmoot/module.hpp"
#include "folkmoot/publishing.hpp"

namespace folkmoot::documents {

/// Folders of documents that people write together, side by side with files.
class DocumentsModule final : public Module {
    void install(Registry& r) override {
        const std::vector<std::string_view> writers{"owner", "facilitator", "member"};
        r.permission(Create::permission, PermissionKind::change, "Make folders and documents", writers);
        r.permission(Edit::permission, PermissionKind::change,
            "Edit and publish documents, rename folders and put files into them", writers);
        r.permission(Arrange::permission, PermissionKind::change, "Move folders and documents", writers);
        r.permission(CommentOnDocument::permission, PermissionKind::change, "Comment on documents",
            {"owner", "facilitator", "member", "contributor"});
        r.permission(SuggestForDocument::permission, PermissionKind::change, "Suggest changes of documents",
            {"owner", "facilitator", "member", "contributor"});

        r.section({.name = "documents",
            .title = "documents.section",
            .group = Group::collaborate,
            .furnish = furnish});
        r.object<Folder>({.remove = Edit::permission,
            .below = entries_below,
            .above = folder_of,
            .copied = copy_entry,
            .purged = forget_entry,
            .deleted = refuse_section_folder,
            .restored = find_a_folder});
        r.search<Folder>(objects::search_text);
        r.object<Document>({.remove = Edit::permission,
            .live = Edit::permission,
            .text = {.write = Edit::permission, .publishing = keep_title, .published = tell_published},
            .comment = CommentOnDocument::permission,
            .suggest = SuggestForDocument::permission,
            .above = folder_of,
            .copied = copy_entry,
            .purged = forget_entry,
            .restored = find_a_folder});
        r.search<Document>(objects::search_text);

        r.event<FolderCreated>("A folder was made");
        r.event<DocumentCreated>("A document was begun");
        r.event<DocumentPublished>("A document was published");
        r.event<EntryRenamed>("A folder or document has another title");
        r.event<EntryMoved>("A folder or document stands in another folder");

        add_reading_routes(r);
        add_arranging_routes(r);

        r.public_page(print_public_page);
        carry_entries(r);
        r.importer({.begin = begin_import, .publish = publish_import});
    }
};

} // namespace folkmoot::documents

FOLKMOOT_MODULE(folkmoot::documents::DocumentsModule, "documents", "1.0")
