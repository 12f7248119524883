#include "objects/planned_text.hpp"

#include "folkmoot/live_text.hpp"
#include "folkmoot/publishing.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::objects {

richtext::Difference change_for_readers(ReadContext& context, const Written& object, richtext::Tree to) {
    auto from = published_text(context.tx, object.object);
    settle_titles(context.tx, context.viewer, object, from);
    settle_titles(context.tx, context.viewer, object, to);
    return richtext::diff(from, to);
}

bool draft_moved_on(ReadContext& context, const Written& object, const richtext::Tree& tree) {
    auto live = live::find(context.tx, object.object, context.services.ids());
    if (!live) return false;
    resolve_titles(context.tx, context.viewer, object, live->tree);
    return !richtext::same_content(tree, live->tree);
}

} // namespace folkmoot::objects
