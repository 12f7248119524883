#include "page_view.hpp"

#include "body.hpp"
#include "folkmoot/own_marks.hpp"
#include "folkmoot/tag.hpp"
#include "printed.hpp"

namespace folkmoot::wiki {

PageView present(ReadContext& context, const Granted<Page, View>& page) {
    ReadTx& tx = context.tx;
    const ObjectRow& object = page.object();
    const auto wiki = tx.require<Component, View>(context.viewer, page->component);
    const auto marks = objects::own_marks(tx, context.viewer, page.id());
    PageView view{.id = page.id(),
        .title = object.title,
        .address = objects::address_of(tx, page.standing()),
        .component = {.id = wiki->id, .name = wiki->name, .slug = wiki->slug},
        .space = objects::label_space(tx, object.space),
        .language = object.language,
        .revision = object.revision,
        .state = object.revision > 0 ? PageState::published : PageState::never_published,
        .children = children(context, page->component, page.id(), "").items,
        .starred = marks.starred,
        .watched = marks.following == objects::Following::watch,
        .restricted = object.scope == object.id,
        .readers = page.standing().can("core.view_people")
            ? access::count_readers(
                  tx, page.standing(), object.revision > 0 ? Lifecycle::live : Lifecycle::draft)
            : 0,
        .draft_saved = marks.draft_saved,
        .tags = objects::tags_of(tx, page.standing()),
        .can = page.standing().can()};
    if (object.revision > 0) {
        const auto printed = printed_page(context, page);
        view.html = print_for(tx, context.viewer, page->component, printed->fragment);
        view.published = PublishedBy{.by = objects::label_person(tx, printed->author), .at = printed->at};
        for (const auto& entry : printed->outline)
            view.contents.push_back({.id = entry.anchor, .level = entry.level, .text = entry.words});
    }
    for (const auto& above : trail(tx, context.viewer, *page))
        view.trail.push_back({.id = above.object().id,
            .title = above.object().title,
            .address = objects::address_of(tx, above)});
    return view;
}

} // namespace folkmoot::wiki
