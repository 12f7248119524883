// What everybody who may write an object's text does with it: draft, preview, publish, restore.
#include "folkmoot/draft.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/publishing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "host/core_routes.hpp"
#include "objects/agreeing.hpp"
#include "objects/draft_markdown.hpp"
#include "objects/publication.hpp"
#include "objects/text_links.hpp"
#include "objects/unpublishing.hpp"

namespace folkmoot::host {
namespace {

using objects::ConflictView;
using objects::Merge;
using objects::PreparedText;
using objects::Publication;
using objects::Written;

struct TextAddress {
    ObjectId object;
    static constexpr auto fields() { return std::array{field<&TextAddress::object>("object", "The object")}; }
};

struct DraftView {
    std::string title;
    std::string markdown;
    std::int64_t base_revision = 0;
    std::optional<Time> saved;
    std::int64_t head_revision = 0;
    std::optional<std::int64_t> base_state;
    static constexpr auto fields() {
        return std::array{field<&DraftView::title>("title", "The title so far"),
            field<&DraftView::markdown>(
                "markdown", "The text so far; where nothing is kept, what its editors have written together"),
            field<&DraftView::base_revision>("base_revision", "The revision it began from"),
            field<&DraftView::saved>("saved", "When it was last kept; null: nothing is"),
            field<&DraftView::head_revision>("head_revision", "The revision published now"),
            field<&DraftView::base_state>(
                "base_state", "The state of the live draft it began from; null: the revision")};
    }
};

DraftView show_draft(ReadContext& context, const TextAddress& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    const std::int64_t head = object.row().revision;
    if (auto draft = objects::find_draft(context.tx, context.viewer, object.object))
        return {.title = draft->title,
            .markdown = draft->body,
            .base_revision = draft->base_revision,
            .saved = draft->saved,
            .head_revision = head,
            .base_state = draft->base_state};
    auto opened = objects::open_markdown(context.tx, context.viewer, object, context.services.ids());
    return {.title = object.row().title,
        .markdown = std::move(opened.markdown),
        .base_revision = opened.base_revision,
        .saved = {},
        .head_revision = head,
        .base_state = opened.base_state};
}

struct PutDraft {
    ObjectId object;
    std::string title;
    std::string markdown;
    std::int64_t base_revision = 0;
    std::optional<std::int64_t> base_state;
    static constexpr auto fields() {
        return std::array{field<&PutDraft::object>("object", "The object"),
            field<&PutDraft::title>("title", "The title so far", length(0, 200)),
            field<&PutDraft::markdown>("markdown", "The text so far", length(0, 1 << 20), lines),
            field<&PutDraft::base_revision>("base_revision", "The revision it began from", range(0, 1 << 30)),
            field<&PutDraft::base_state>("base_state",
                "The state of the live draft it began from; null: the revision",
                range(0, std::int64_t{1} << 53), or_default)};
    }
};

struct DraftSaved {
    Time saved;
    static constexpr auto fields() { return std::array{field<&DraftSaved::saved>("saved", "When")}; }
};

DraftSaved keep_draft(WriteContext& context, const PutDraft& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    objects::put_draft(context.tx, context.viewer, object.object,
        {.base_revision = in.base_revision,
            .title = in.title,
            .body = in.markdown,
            .base_state = in.base_state});
    return {.saved = context.tx.now()};
}

struct DraftDropped {
    bool dropped = false;
    static constexpr auto fields() {
        return std::array{field<&DraftDropped::dropped>("dropped", "Whether there was one")};
    }
};

DraftDropped forget_draft(WriteContext& context, const TextAddress& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    return {.dropped = objects::drop_draft(context.tx, context.viewer, object.object)};
}

struct Preview {
    ObjectId object;
    std::string markdown;
    static constexpr auto fields() {
        return std::array{field<&Preview::object>("object", "What it is for"),
            field<&Preview::markdown>("markdown", "The text", length(0, 1 << 20), lines)};
    }
};

struct PreviewProblem {
    std::int64_t line = 0;
    std::string message;
    static constexpr auto fields() {
        return std::array{field<&PreviewProblem::line>("line", "Counted from 1; 0: the whole"),
            field<&PreviewProblem::message>("message", "What is wrong")};
    }
};

struct PreviewAnswer {
    std::string html;
    std::vector<PreviewProblem> problems;
    static constexpr auto fields() {
        return std::array{field<&PreviewAnswer::html>("html", "The text as it will be printed"),
            field<&PreviewAnswer::problems>("problems", "What keeps it from being printed")};
    }
};

std::string printed_for(ReadContext& context, const Written& object, const richtext::Tree& tree) {
    return objects::print_for(context.tx, context.viewer, object,
        richtext::print_fragment(tree, html_options(context.services, context.request.language, tree)));
}

PreviewAnswer show_preview(ReadContext& context, const Preview& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    auto tree = richtext::parse_markdown(in.markdown);
    if (!tree)
        return {.problems = {
                    {.line = static_cast<std::int64_t>(tree.error().line), .message = tree.error().message}}};
    objects::resolve_titles(context.tx, context.viewer, object, *tree);
    return {.html = printed_for(context, object, *tree)};
}

struct PublicationPreview {
    std::string html;
    bool differs = false;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    std::int64_t readers = 0;
    bool everybody = false;
    std::int64_t told = 0;
    Merge merge = Merge::none;
    std::vector<ConflictView> conflicts;
    std::string merged;
    std::int64_t head_revision = 0;
    std::vector<std::string> problems;
    objects::Agreement agreement = objects::Agreement::not_needed;
    static constexpr auto fields() {
        return std::array{field<&PublicationPreview::html>("html", "What changes, word by word"),
            field<&PublicationPreview::differs>("differs", "Whether the text differs at all"),
            field<&PublicationPreview::added>("added", "Words added"),
            field<&PublicationPreview::removed>("removed", "Words taken away"),
            field<&PublicationPreview::readers>("readers", "How many people will be able to read it"),
            field<&PublicationPreview::everybody>("everybody", "All the world will, without signing in"),
            field<&PublicationPreview::told>("told", "How many people are told"),
            field<&PublicationPreview::merge>(
                "merge", "How it goes together with what others published meanwhile"),
            field<&PublicationPreview::conflicts>("conflicts", "What has to be decided first"),
            field<&PublicationPreview::merged>(
                "merged", "Both sides' changes as Markdown, and theirs where they are in conflict"),
            field<&PublicationPreview::head_revision>(
                "head_revision", "What to give as base_revision with what was decided"),
            field<&PublicationPreview::problems>("problems", "What is missing, such as words for a picture"),
            field<&PublicationPreview::agreement>(
                "agreement", "Whether somebody else has to agree before, and there is one")};
    }
};

/// What the writer changed; a link whose object was made or deleted meanwhile is not among it.
richtext::Difference difference_of(ReadContext& context, const Written& object, const PreparedText& text) {
    auto from = text.published;
    auto to = text.tree;
    objects::settle_titles(context.tx, context.viewer, object, from);
    objects::settle_titles(context.tx, context.viewer, object, to);
    return richtext::diff(from, to);
}

PublicationPreview show_publication(ReadContext& context, const Publication& in) {
    auto text = objects::prepare_text(context.tx, context.viewer, context.services.ids(), in);
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    const auto difference = difference_of(context, object, text);
    const auto& language = context.request.language;
    PublicationPreview preview{
        .html = objects::print_for(context.tx, context.viewer, object,
            richtext::print_fragment(difference, html_options(context.services, language, difference.tree))),
        .differs = !difference.empty(),
        .added = static_cast<std::int64_t>(difference.words_added),
        .removed = static_cast<std::int64_t>(difference.words_removed),
        .readers = access::count_readers(context.tx, object.object, Lifecycle::live),
        .everybody = access::read_by_everybody(context.tx, object.object, Lifecycle::live),
        .told = std::ssize(access::people_to_tell(context.tx, object.object, context.viewer.person())),
        .merge = !text.merged        ? Merge::none
            : text.conflicts.empty() ? Merge::clean
                                     : Merge::conflict,
        .conflicts = std::move(text.conflicts),
        .merged = text.merged ? objects::markdown_for(context.tx, context.viewer, object, text.tree)
                              : std::string{},
        .head_revision = text.head,
        .problems = {},
        .agreement = objects::agreement_for(context.tx, context.viewer, object)};
    if (const auto pictures = objects::pictures_without_words(text.tree))
        preview.problems.push_back(context.services.message(
            "objects.pictures_without_words", language, {{"count", std::to_string(pictures)}}));
    return preview;
}

PreparedText prepare_publication(PrepareContext& context, const Publication& in) {
    PreparedText text;
    context.read(
        [&](ReadTx& tx) { text = objects::prepare_text(tx, context.viewer, context.services.ids(), in); });
    objects::require_described_pictures(text.tree);
    return text;
}

objects::PublicationAnswer save_publication(WriteContext& context, const PreparedText& text) {
    return objects::publish(
        context, objects::require_writing(context.tx, context.viewer, text.in.object), text);
}

struct LiveTextView {
    bool begun = false;
    bool ahead = false;
    std::string html;
    std::vector<objects::ContentsEntry> contents;
    std::int64_t changes = 0;
    static constexpr auto fields() {
        return std::array{field<&LiveTextView::begun>("begun", "Somebody has written it live"),
            field<&LiveTextView::ahead>("ahead", "Something in it is not published"),
            field<&LiveTextView::html>("html", "What its editors have written so far, printed"),
            field<&LiveTextView::contents>("contents", "Its headings"),
            field<&LiveTextView::changes>("changes", "How many blocks differ from what is published")};
    }
};

/// What editors read where others read what is published.
LiveTextView show_live_text(ReadContext& context, const TextAddress& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    auto live = live::find(context.tx, object.object, context.services.ids());
    if (!live) return {};
    objects::resolve_titles(context.tx, context.viewer, object, live->tree);
    LiveTextView view{.begun = true, .ahead = live->ahead, .html = printed_for(context, object, live->tree)};
    view.contents = objects::contents_of(richtext::outline(live->tree));
    auto published = objects::published_text(context.tx, object.object);
    objects::resolve_titles(context.tx, context.viewer, object, published);
    const auto difference = richtext::diff(published, live->tree);
    view.changes = static_cast<std::int64_t>(difference.added + difference.removed + difference.changed);
    return view;
}

objects::PreparedMarkdown prepare_live_text(PrepareContext& context, const objects::SaveMarkdown& in) {
    objects::PreparedMarkdown prepared;
    context.read([&](ReadTx& tx) {
        const auto object = objects::require_drafting(tx, context.viewer, in.object);
        prepared = objects::prepare_markdown(tx, context.viewer, object, context.services.ids(), in);
    });
    return prepared;
}

objects::MarkdownSaved save_live_text(WriteContext& context, const objects::PreparedMarkdown& text) {
    const auto object = objects::require_drafting(context.tx, context.viewer, text.object);
    return objects::save_markdown(context.tx, context.viewer, object, text);
}

Saved take_back_publication(WriteContext& context, const TextAddress& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    objects::unpublish(context, object);
    return {.id = object.id()};
}

struct Restoration {
    ObjectId object;
    std::int64_t number = 0;
    std::string note;
    static constexpr auto fields() {
        return std::array{field<&Restoration::object>("object", "The object"),
            field<&Restoration::number>("number", "The revision to bring back", range(1, 1 << 30)),
            field<&Restoration::note>("note", "Why, for the history", length(0, 500), or_default)};
    }
};

Saved restore_text(WriteContext& context, const Restoration& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    objects::require_match(object.row(), context.request.if_match);
    return {.id = object.id(), .revision = objects::restore_revision(context, object, in.number, in.note)};
}

} // namespace

void add_text_routes(Registry& r) {
    // Which permission writing asks for, the object's type says: the handlers require it.
    r.get("/objects/{object}/draft", Access::to_any<View>("object"), show_draft,
        "The draft as Markdown, or one's own that is not saved into it yet");
    r.put("/objects/{object}/draft", Access::to_any<View>("object"), keep_draft,
        "Keep one's own Markdown until it is saved into the draft");
    r.del("/objects/{object}/draft", Access::to_any<View>("object"), forget_draft,
        "Drop one's own Markdown that is not saved");
    r.ask("/objects/{object}/preview", Access::to_any<View>("object"), show_preview,
        "A text as it would be printed");
    r.ask("/objects/{object}/publication-preview", Access::to_any<View>("object"), show_publication,
        "What publishing would change, who will read it and who is told");
    r.post("/objects/{object}/publication", Access::to_any<View>("object"), prepare_publication,
        save_publication, "Publish a text, merged with what others published meanwhile");
    r.del("/objects/{object}/publication", Access::to_any<View>("object"), take_back_publication,
        "Unpublish a text: only its editors see it");
    r.get("/objects/{object}/live-text", Access::to_any<View>("object"), show_live_text,
         "What its editors have written together so far")
        .costly();
    r.put("/objects/{object}/live-text", Access::to_any<View>("object"), prepare_live_text, save_live_text,
         "Save Markdown into the draft, merged with what others have written in it since")
        .costly();
    r.event<objects::TextUnpublished>("A text was unpublished");
    r.post("/objects/{object}/revisions/{number}/restoration", Access::to_any<View>("object"), restore_text,
        "Publish an older revision again");
}

} // namespace folkmoot::host
