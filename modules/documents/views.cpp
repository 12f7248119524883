#include "views.hpp"

#include "folders.hpp"

#include "folkmoot/own_marks.hpp"
#include "folkmoot/tag.hpp"

namespace folkmoot::documents {
namespace {

std::vector<objects::PlaceLink> trail_to(ReadContext& context, std::optional<ObjectId> folder) {
    std::vector<objects::PlaceLink> trail;
    for (const auto& above : folders_above(context.tx, context.viewer, folder))
        trail.push_back(objects::link_to(context.tx, above));
    return trail;
}

} // namespace

SectionFolder present(ReadContext& context, const Granted<Component, View>& section) {
    const auto top = section_folder(context.tx, section->id);
    const auto folder = top ? context.tx.find<Folder>(context.viewer, *top) : std::nullopt;
    return {.component = objects::label_section(*section),
        .space = objects::label_space(context.tx, section->space),
        .folder = folder ? top : std::nullopt,
        .can = folder ? folder->standing().can() : std::vector<std::string>{}};
}

FolderView present(ReadContext& context, const Granted<Folder, View>& folder) {
    const ObjectRow& object = folder.object();
    const auto section = context.tx.require<Component, View>(context.viewer, folder->component);
    return {.id = folder.id(),
        .title = object.title,
        .address = objects::address_of(context.tx, folder.standing()),
        .component = objects::label_section(*section),
        .space = objects::label_space(context.tx, object.space),
        .of_section = !folder->folder,
        .trail = trail_to(context, folder->folder),
        .restricted = object.scope == object.id,
        .readers = objects::readers_of(context.tx, folder.standing()),
        .revision = object.revision,
        .can = folder.standing().can()};
}

DocumentView present(ReadContext& context, const Granted<Document, View>& document) {
    ReadTx& tx = context.tx;
    const ObjectRow& object = document.object();
    const auto section = tx.require<Component, View>(context.viewer, document->component);
    const auto marks = objects::own_marks(tx, context.viewer, document.id());
    auto text = objects::show_text(context, document.standing());
    const auto standing = objects::text_standing(tx, document.standing());
    return {.id = document.id(),
        .title = object.title,
        .address = objects::address_of(tx, document.standing()),
        .component = objects::label_section(*section),
        .space = objects::label_space(tx, object.space),
        .html = std::move(text.html),
        .language = object.language,
        .revision = object.revision,
        .state = standing.state,
        .ahead = standing.ahead,
        .scheduled = standing.scheduled,
        .published = std::move(text.published),
        .trail = trail_to(context, document->folder),
        .contents = std::move(text.contents),
        .starred = marks.starred,
        .watched = marks.following == objects::Following::watch,
        .restricted = object.scope == object.id,
        .readers = objects::readers_of(tx, document.standing()),
        .draft_saved = marks.draft_saved,
        .tags = objects::tags_of(tx, document.standing()),
        .can = document.standing().can()};
}

} // namespace folkmoot::documents
