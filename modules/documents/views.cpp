#include "views.hpp"

#include "folders.hpp"

namespace folkmoot::documents {
namespace {

std::vector<objects::PlaceLink> trail_to(ReadContext& context, std::optional<ObjectId> folder) {
    std::vector<objects::PlaceLink> trail;
    for (const auto& above : folders_above(context.tx, context.viewer, folder))
        trail.push_back(objects::link_to(context.tx, above));
    return trail;
}

/// Nothing where there is nothing to choose.
std::vector<objects::ReadersView> choices_in(ReadContext& context, const Standing& folder) {
    if (!folder.can(Create::permission)) return {};
    auto choices = objects::view_readers(access::audiences_of_new(context.tx, context.viewer, folder));
    if (choices.size() < 2) choices.clear();
    return choices;
}

} // namespace

SectionFolder present(ReadContext& context, const Granted<Component, View>& section) {
    const auto top = section_folder(context.tx, section->id);
    const auto folder = top ? context.tx.find<Folder>(context.viewer, *top) : std::nullopt;
    return {.component = objects::label_section(*section),
        .space = objects::label_space(context.tx, section->space),
        .folder = folder ? top : std::nullopt,
        .audience =
            folder ? objects::audience_of(context.tx, context.viewer, folder->standing()) : std::nullopt,
        .choices = folder ? choices_in(context, folder->standing()) : std::vector<objects::ReadersView>{},
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
        .audience = objects::audience_of(context.tx, context.viewer, folder.standing()),
        .choices = choices_in(context, folder.standing()),
        .revision = object.revision,
        .can = folder.standing().can()};
}

objects::TextView present(ReadContext& context, const Granted<Document, View>& document) {
    auto view = objects::view_text(context, document.standing());
    view.trail = trail_to(context, document->folder);
    return view;
}

} // namespace folkmoot::documents
