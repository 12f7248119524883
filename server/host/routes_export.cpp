#include "access/leaving.hpp"
#include "folkmoot/comments.hpp"
#include "folkmoot/label.hpp"
#include "host/core_routes.hpp"
#include "host/exported_folder.hpp"
#include "host/exported_names.hpp"
#include "host/exported_text.hpp"
#include "host/file_room.hpp"
#include "host/suggested_on.hpp"
#include "objects/ask_view.hpp"
#include "objects/suggestion_seen.hpp"

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::host::ExportedText>{
    std::string_view{"published"}, std::string_view{"draft"}};

namespace folkmoot::host {
namespace {

constexpr std::string_view why_it_leaves{"Why it leaves, where its marking asks for that"};
constexpr int most_reason = 500;

struct Export {
    ObjectId object;
    std::string format = "markdown";
    ExportedText text = ExportedText::published;
    bool comments = false;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&Export::object>("object", "The object"),
            field<&Export::format>("format", "markdown or html", length(0, 20), or_default),
            field<&Export::text>(
                "text", "What is published or, for those who may write it, the draft", or_default),
            field<&Export::comments>("comments",
                "With the comments and suggestions that the viewer sees behind the text, and for whoever may "
                "ask what was asked",
                or_default),
            field<&Export::reason>("reason", why_it_leaves, length(0, most_reason), or_default)};
    }
};

ExportedTree text_to_export(ReadContext& context, const objects::Written& object, ExportedText wanted) {
    if (wanted == ExportedText::published) return published_to_export(context, object);
    auto draft = draft_to_export(context, object);
    if (!draft) throw Problem(Code::conflict, "objects.nothing_live");
    return std::move(*draft);
}

/// A text as a file. The line in the audit log is written before the file leaves.
Download export_text(ReadContext& context, const Export& in) {
    const auto object = objects::require_written(context.tx, context.viewer, in.object);
    access::require_reason(access::leaving_of(context.tx, object.row()), in.reason);
    auto text = text_to_export(context, object, in.text);
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
            .because(draft ? in.format + ", draft" : in.format)
            .with(in.reason));
    if (in.format == "html")
        return {.media_type = "text/html; charset=utf-8",
            .name = name + ".html",
            .body = as_html(ExportedLinks{context}, object, std::move(text), {})};
    if (in.format != "markdown")
        throw Problem(Code::bad_input, "request.fields")
            .with_field({"format", "field.choice", {{"choices", "markdown, html"}}});
    return {.media_type = "text/markdown; charset=utf-8",
        .name = name + ".md",
        .body = as_typed(context, object, text)};
}

struct ExportBelow {
    ObjectId object;
    bool drafts = false;
    std::string reason;
    static constexpr auto fields() {
        return std::array{
            field<&ExportBelow::object>("object", "A folder, or a page with what lies under it"),
            field<&ExportBelow::drafts>(
                "drafts", "Also what the viewer may write and readers do not have yet", or_default),
            field<&ExportBelow::reason>("reason", why_it_leaves, length(0, most_reason), or_default)};
    }
};

/// All that lies under an object, as one archive. The line in the audit log is written before it leaves.
Download export_below(ReadContext& context, const ExportBelow& in) {
    const auto top = context.tx.require<ObjectRow, View>(context.viewer, in.object);
    access::require_reason(access::leaving_in(context.tx, top->space), in.reason);
    context.note_required(
        AuditLine{"core.object_exported"}.about(top.id()).in(top->space).because("zip").with(in.reason));
    const auto& storage = context.tx.kept<FilesOfSite>().room->storage();
    return {.media_type = "application/zip",
        .name = exported_title(top->title).stem + ".zip",
        .body = {},
        .octets = std::make_shared<files::ZipStream>(
            export_folder(context, top.standing(), storage, in.drafts ? WithDrafts::yes : WithDrafts::no))};
}

struct TermsOf {
    ObjectId object;
    static constexpr auto fields() { return std::array{field<&TermsOf::object>("object", "The object")}; }
};

struct ExportTerms {
    bool text_reason = false;
    bool archive_reason = false;
    static constexpr auto fields() {
        return std::array{
            field<&ExportTerms::text_reason>("text_reason", "Its marking asks why it leaves as a file"),
            field<&ExportTerms::archive_reason>(
                "archive_reason", "A marking in its space asks why an archive leaves")};
    }
};

ExportTerms show_terms(ReadContext& context, const TermsOf& in) {
    const auto object = context.tx.require<ObjectRow, View>(context.viewer, in.object);
    return {.text_reason = access::leaving_of(context.tx, *object) == access::Leaving::with_reason,
        .archive_reason = access::leaving_in(context.tx, object->space) == access::Leaving::with_reason};
}

} // namespace

void add_export_routes(Registry& r) {
    r.get("/objects/{object}/export-terms", Access::to_any<View>("object"), show_terms,
        "What markings ask of whoever takes an object out as a file");
    r.get("/objects/{object}/export", Access::to_any<View>("object"), export_text,
         "A text as a file: what is published or, for its editors, the draft")
        .costly();
    r.get("/objects/{object}/archive", Access::to_any<View>("object"), export_below,
         "All that lies under it and the viewer sees, texts as Markdown and HTML beside files, as one "
         "archive")
        .costly();
}

} // namespace folkmoot::host
