#include "page_view.hpp"

namespace folkmoot::wiki {

PageView present(ReadContext& context, const Granted<Page, View>& page) {
    PageView view{objects::view_text(context, page.standing()),
        children(context, page->component, page.id(), "").items, page->is_template};
    for (const auto& above : trail(context.tx, context.viewer, *page))
        view.trail.push_back(objects::link_to(context.tx, above));
    return view;
}

} // namespace folkmoot::wiki
