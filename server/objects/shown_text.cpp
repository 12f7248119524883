#include "folkmoot/shown_text.hpp"

#include "folkmoot/publishing.hpp"

namespace folkmoot::objects {

SectionLabel label_section(const Component& section) {
    return {.id = section.id, .name = section.name, .slug = section.slug};
}

PlaceLink link_to(ReadTx& tx, const Standing& object) {
    return {.id = object.object().id, .title = object.object().title, .address = address_of(tx, object)};
}

ShownText show_text(ReadContext& context, const Standing& object) {
    if (object.object().revision == 0) return {};
    const auto printed = printed_text(context, object);
    ShownText shown{.html = print_for(context.tx, context.viewer, object, printed->fragment),
        .published = PublishedBy{.by = label_person(context.tx, printed->author), .at = printed->at}};
    for (const auto& entry : printed->outline)
        shown.contents.push_back({.id = entry.anchor, .level = entry.level, .text = entry.words});
    return shown;
}

std::int64_t readers_of(ReadTx& tx, const Standing& object) {
    if (!object.can("core.view_people")) return 0;
    const auto& row = object.object();
    const bool drafted = row.revision == 0 && access::lifecycle_of(tx, row.visibility) == Lifecycle::draft;
    return access::count_readers(tx, object, drafted ? Lifecycle::draft : Lifecycle::live);
}

} // namespace folkmoot::objects
