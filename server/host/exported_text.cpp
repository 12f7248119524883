#include "host/exported_text.hpp"

#include "folkmoot/live_text.hpp"
#include "folkmoot/publishing.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::host {

ExportedTree published_to_export(ReadContext& context, const objects::Written& object) {
    return {.title = object.row().title, .tree = objects::published_text(context.tx, object.object)};
}

std::optional<ExportedTree> draft_to_export(ReadContext& context, const objects::Written& object) {
    const auto& row = object.row();
    if (!object.object.can(object.text.write)) throw Problem(Code::forbidden, "core.may_not");
    auto live = live::find(context.tx, object.object, context.services.ids());
    if (!live) return std::nullopt;
    objects::resolve_titles(context.tx, context.viewer, object, live->tree);
    return ExportedTree{
        .title = context.services.message("objects.draft_of", row.language, {{"title", row.title}}),
        .tree = std::move(live->tree)};
}

std::string as_html(
    const ExportedLinks& links, const objects::Written& object, ExportedTree text, std::string_view path) {
    std::string html =
        "<!doctype html>\n<html lang=\"" + object.row().language + "\">\n<meta charset=\"utf-8\">\n<title>";
    richtext::append_escaped_html(html, text.title);
    html += "</title>\n<h1>";
    richtext::append_escaped_html(html, text.title);
    return html + "</h1>\n" + links.as_html(object, std::move(text.tree), path);
}

std::string as_markdown(
    const ExportedLinks& links, const objects::Written& object, ExportedTree text, std::string_view path) {
    return "# " + text.title + "\n\n" + links.as_markdown(object, std::move(text.tree), path);
}

std::string as_typed(ReadContext& context, const objects::Written& object, const ExportedTree& text) {
    return "# " + text.title + "\n\n" + objects::markdown_for(context.tx, context.viewer, object, text.tree);
}

} // namespace folkmoot::host
