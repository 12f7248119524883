#include "folkmoot/comments.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/live_text.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/publishing.hpp"
#include "host/core_routes.hpp"
#include "host/suggested_on.hpp"
#include "objects/ask_view.hpp"
#include "objects/suggestion_seen.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::host { namespace {

/// What readers have, or what its editors have written so far.
enum class ExportedText { published, draft };

}} // namespace folkmoot::host

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::host::ExportedText>{
    std::string_view{"published"}, std::string_view{"draft"}};

namespace folkmoot::host {
namespace {

struct Export {
    ObjectId object;
    std::string format = "markdown";
    ExportedText text = ExportedText::published;
    bool comments = false;
    static constexpr auto fields() {
        return std::array{field<&Export::object>("object", "The object"),
            field<&Export::format>("format", "markdown or html", length(0, 20), or_default),
            field<&Export::text>(
                "text", "What is published or, for those who may write it, the draft", or_default),
            field<&Export::comments>("comments",
                "With the comments and suggestions that the viewer sees behind the text, and for whoever may "
                "ask what was asked",
                or_default)};
    }
};

struct ExportedTree {
    std::string title;
    richtext::Tree tree;
};

/// A draft says in its title that it is one: a file is read far from where it was made.
ExportedTree text_to_export(ReadContext& context, const objects::Written& object, const Export& in) {
    const auto& row = object.row();
    if (in.text == ExportedText::published)
        return {.title = row.title, .tree = objects::published_text(context.tx, object.object)};
    if (!object.object.can(object.text.write)) throw Problem(Code::forbidden, "core.may_not");
    auto live = live::find(context.tx, object.object, context.services.ids());
    if (!live) throw Problem(Code::conflict, "objects.nothing_live");
    objects::resolve_titles(context.tx, context.viewer, object, live->tree);
    return {.title = context.services.message("objects.draft_of", row.language, {{"title", row.title}}),
        .tree = std::move(live->tree)};
}

std::string as_html(ReadContext& context, const objects::Written& object, const ExportedTree& text) {
    std::string html =
        "<!doctype html>\n<html lang=\"" + object.row().language + "\">\n<meta charset=\"utf-8\">\n<title>";
    richtext::append_escaped_html(html, text.title);
    html += "</title>\n<h1>";
    richtext::append_escaped_html(html, text.title);
    const auto options = html_options(context.services, object.row().language, text.tree);
    return html + "</h1>\n"
        + objects::print_for(
            context.tx, context.viewer, object, richtext::print_fragment(text.tree, options));
}

/// A text as a file. The line in the audit log is written before the file leaves.
Download export_text(ReadContext& context, const Export& in) {
    const auto object = objects::require_written(context.tx, context.viewer, in.object);
    auto text = text_to_export(context, object, in);
    if (in.comments) {
        const auto on = find_suggested_on(context.tx, context.viewer, in.object);
        for (const auto& behind : {objects::comments_as_text(context, object.object),
                 on ? objects::suggestions_as_text(context, *on) : richtext::Tree{},
                 objects::asks_as_text(context, object.object)})
            std::ranges::copy(behind.blocks, std::back_inserter(text.tree.blocks));
        richtext::normalise(text.tree); // footnotes stand at the end
    }
    const std::string name = objects::slug(text.title);
    const bool draft = in.text == ExportedText::draft;
    context.note_required(AuditLine{"core.object_exported"}
            .about(object.id())
            .in(object.row().space)
            .because(draft ? in.format + ", draft" : in.format));
    if (in.format == "html")
        return {.media_type = "text/html; charset=utf-8",
            .name = name + ".html",
            .body = as_html(context, object, text)};
    if (in.format != "markdown")
        throw Problem(Code::bad_input, "request.fields")
            .with_field({"format", "field.choice", {{"choices", "markdown, html"}}});
    return {.media_type = "text/markdown; charset=utf-8",
        .name = name + ".md",
        .body = "# " + text.title + "\n\n"
            + objects::markdown_for(context.tx, context.viewer, object, text.tree)};
}

} // namespace

void add_export_routes(Registry& r) {
    r.get("/objects/{object}/export", Access::to_any<View>("object"), export_text,
         "A text as a file: what is published or, for its editors, the draft")
        .costly();
}

} // namespace folkmoot::host
