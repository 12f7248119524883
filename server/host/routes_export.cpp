#include "folkmoot/comments.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/publishing.hpp"
#include "host/core_routes.hpp"
#include "objects/ask_view.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::host {
namespace {

struct Export {
    ObjectId object;
    std::string format = "markdown";
    bool comments = false;
    static constexpr auto fields() {
        return std::array{field<&Export::object>("object", "The object"),
            field<&Export::format>("format", "markdown or html", length(0, 20), or_default),
            field<&Export::comments>("comments",
                "With the comments that the viewer sees behind the text, and for whoever may ask what was "
                "asked",
                or_default)};
    }
};

std::string as_html(ReadContext& context, const objects::Written& object, const richtext::Tree& tree) {
    std::string html =
        "<!doctype html>\n<html lang=\"" + object.row().language + "\">\n<meta charset=\"utf-8\">\n<title>";
    richtext::append_escaped_html(html, object.row().title);
    html += "</title>\n<h1>";
    richtext::append_escaped_html(html, object.row().title);
    return html + "</h1>\n"
        + objects::print_for(context.tx, context.viewer, object,
            richtext::print_fragment(tree, html_options(context.services, object.row().language, tree)));
}

/// The published text as a file. The line in the audit log is written before the file leaves.
Download export_text(ReadContext& context, const Export& in) {
    const auto object = objects::require_written(context.tx, context.viewer, in.object);
    auto tree = objects::published_text(context.tx, object.object);
    if (in.comments) {
        for (const auto& behind : {objects::comments_as_text(context, object.object),
                 objects::asks_as_text(context, object.object)})
            std::ranges::copy(behind.blocks, std::back_inserter(tree.blocks));
        richtext::normalise(tree); // footnotes stand at the end
    }
    const std::string name = objects::slug(object.row().title);
    context.note_required(
        AuditLine{"core.object_exported"}.about(object.id()).in(object.row().space).because(in.format));
    if (in.format == "html")
        return {.media_type = "text/html; charset=utf-8",
            .name = name + ".html",
            .body = as_html(context, object, tree)};
    if (in.format != "markdown")
        throw Problem(Code::bad_input, "request.fields")
            .with_field({"format", "field.choice", {{"choices", "markdown, html"}}});
    return {.media_type = "text/markdown; charset=utf-8",
        .name = name + ".md",
        .body = "# " + object.row().title + "\n\n"
            + objects::markdown_for(context.tx, context.viewer, object, tree)};
}

} // namespace

void add_export_routes(Registry& r) {
    r.get("/objects/{object}/export", Access::to_any<View>("object"), export_text,
         "The published text as a file")
        .costly();
}

} // namespace folkmoot::host
