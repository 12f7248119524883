#include "folders.hpp"
#include "routes.hpp"

#include "folkmoot/publishing.hpp"

#include <algorithm>

namespace folkmoot::documents {
namespace {

/// Where people could choose, what comes from elsewhere is for staff until they show it to others.
access::AudienceChoice audience_of_import(WriteContext& context, const Standing& folder) {
    const auto choices = access::audiences_of_new(context.tx, context.viewer, folder);
    const auto staff = std::ranges::find(choices, access::Audience::staff, &access::AudienceChoice::audience);
    if (staff != choices.end()) return *staff;
    return objects::choose_readers(choices, {});
}

} // namespace

ObjectId copy_entry(WriteContext& context, const ObjectRow& original, ObjectId into, std::string_view title) {
    WriteTx& tx = context.tx;
    if (const auto section = tx.find<Component>(context.viewer, into))
        into = section_folder(tx, (*section)->id).value_or(into);
    const auto folder = tx.require<Folder, Create>(context.viewer, into);
    const NewEntry entry{.title = title,
        .audience = audience_of_import(context, folder.standing()),
        .language = original.language};
    return original.type == Folder::object_type().name ? create_folder(context, folder, entry)
                                                       : create_document(context, folder, entry);
}

ObjectId begin_import(WriteContext& context, const ImportedPage& page) {
    WriteTx& tx = context.tx;
    auto parent = page.parent ? page.parent : section_folder(tx, page.section);
    if (!parent) { // the section was made by a set-up, which knows no modules
        furnish(context, tx.require<Component, View>(context.viewer, page.section));
        parent = section_folder(tx, page.section);
    }
    const auto folder = tx.require<Folder, Create>(context.viewer, *parent);
    const NewEntry entry{.title = page.title,
        .audience = audience_of_import(context, folder.standing()),
        .language = page.language};
    return page.has_pages_below ? create_folder(context, folder, entry)
                                : create_document(context, folder, entry);
}

std::int64_t publish_import(WriteContext& context, ObjectId id, ImportedText text) {
    const auto seen = context.tx.require<ObjectRow, View>(context.viewer, id);
    if (seen->type == Folder::object_type().name) return 0; // has no text
    return publish_text(context, context.tx.require<Document, Edit>(context.viewer, id), std::move(text));
}

} // namespace folkmoot::documents
