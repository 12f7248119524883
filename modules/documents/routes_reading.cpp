#include "routes.hpp"
#include "views.hpp"

#include "folkmoot/own_marks.hpp"

namespace folkmoot::documents {
namespace {

struct SectionAddress {
    ObjectId component;
    static constexpr auto fields() {
        return std::array{field<&SectionAddress::component>("component", "The section")};
    }
};

SectionFolder show_section(ReadContext& context, const SectionAddress& in) {
    return present(context, context.tx.require<Component, View>(context.viewer, in.component));
}

struct SectionPage {
    ObjectId component;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&SectionPage::component>("component", "The section"),
            field<&SectionPage::after>("after", "`next` of the page before", length(0, 2000), or_default)};
    }
};

Paged<EntryView> show_section_entries(ReadContext& context, const SectionPage& in) {
    return list_entries(context, context.tx.require<Component, View>(context.viewer, in.component), in.after);
}

struct FolderAddress {
    ObjectId folder;
    static constexpr auto fields() {
        return std::array{field<&FolderAddress::folder>("folder", "The folder")};
    }
};

FolderView show_folder(ReadContext& context, const FolderAddress& in) {
    return present(context, context.tx.require<Folder, View>(context.viewer, in.folder));
}

struct FolderPage {
    ObjectId folder;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&FolderPage::folder>("folder", "The folder"),
            field<&FolderPage::after>("after", "`next` of the page before", length(0, 2000), or_default)};
    }
};

Paged<EntryView> show_entries(ReadContext& context, const FolderPage& in) {
    return list_entries(context, context.tx.require<Folder, View>(context.viewer, in.folder), in.after);
}

struct DocumentAddress {
    ObjectId document;
    static constexpr auto fields() {
        return std::array{field<&DocumentAddress::document>("document", "The document")};
    }
};

objects::TextView show_document(ReadContext& context, const DocumentAddress& in) {
    const auto document = context.tx.require<Document, View>(context.viewer, in.document);
    context.revision = document.object().revision;
    objects::note_visit(context, document.standing());
    return present(context, document);
}

} // namespace

void add_reading_routes(Registry& r) {
    r.get("/components/{component}", Access::to<Component, View>("component"), show_section,
        "A section and its own folder");
    r.get("/components/{component}/entries", Access::to<Component, View>("component"), show_section_entries,
        "What lies in a section's own folder");
    r.get("/folders/{folder}", Access::to<Folder, View>("folder"), show_folder, "A folder");
    r.get("/folders/{folder}/entries", Access::to<Folder, View>("folder"), show_entries,
        "What lies in a folder");
    r.get("/documents/{document}", Access::to<Document, View>("document"), show_document,
        "A document as its reader sees it");
}

} // namespace folkmoot::documents
