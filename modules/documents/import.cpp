#include "folders.hpp"
#include "routes.hpp"

#include "folkmoot/publishing.hpp"

namespace folkmoot::documents {

ObjectId begin_import(WriteContext& context, const ImportedPage& page) {
    WriteTx& tx = context.tx;
    auto parent = page.parent ? page.parent : section_folder(tx, page.section);
    if (!parent) { // the section was made by a set-up, which knows no modules
        furnish(context, tx.require<Component, View>(context.viewer, page.section));
        parent = section_folder(tx, page.section);
    }
    const auto folder = tx.require<Folder, Create>(context.viewer, *parent);
    return page.has_pages_below ? create_folder(context, folder, page.title)
                                : create_document(context, folder, page.title, page.language);
}

std::int64_t publish_import(WriteContext& context, ObjectId id, ImportedText text) {
    const auto seen = context.tx.require<ObjectRow, View>(context.viewer, id);
    if (seen->type == Folder::object_type().name) return 0; // has no text
    return publish_text(context, context.tx.require<Document, Edit>(context.viewer, id), std::move(text));
}

} // namespace folkmoot::documents
