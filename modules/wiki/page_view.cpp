#include "page_view.hpp"

#include "folkmoot/own_marks.hpp"
#include "folkmoot/tag.hpp"

namespace folkmoot::wiki {

PageView present(ReadContext& context, const Granted<Page, View>& page) {
    ReadTx& tx = context.tx;
    const ObjectRow& object = page.object();
    const auto wiki = tx.require<Component, View>(context.viewer, page->component);
    const auto marks = objects::own_marks(tx, context.viewer, page.id());
    auto text = objects::show_text(context, page.standing());
    const auto standing = objects::text_standing(tx, page.standing());
    PageView view{.id = page.id(),
        .title = object.title,
        .address = objects::address_of(tx, page.standing()),
        .component = objects::label_section(*wiki),
        .space = objects::label_space(tx, object.space),
        .html = std::move(text.html),
        .language = object.language,
        .revision = object.revision,
        .state = standing.state,
        .ahead = standing.ahead,
        .scheduled = standing.scheduled,
        .published = std::move(text.published),
        .children = children(context, page->component, page.id(), "").items,
        .contents = std::move(text.contents),
        .starred = marks.starred,
        .watched = marks.following == objects::Following::watch,
        .restricted = object.scope == object.id,
        .readers = objects::readers_of(tx, page.standing()),
        .draft_saved = marks.draft_saved,
        .tags = objects::tags_of(tx, page.standing()),
        .can = page.standing().can()};
    for (const auto& above : trail(tx, context.viewer, *page))
        view.trail.push_back(objects::link_to(tx, above));
    return view;
}

} // namespace folkmoot::wiki
