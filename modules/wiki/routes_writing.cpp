#include "body.hpp"
#include "publication.hpp"
#include "routes.hpp"

#include "folkmoot/draft.hpp"
#include "folkmoot/richtext_forms.hpp"

namespace folkmoot::wiki {
namespace {

struct PageAddress {
    ObjectId page;
    static constexpr auto fields() { return std::array{field<&PageAddress::page>("page", "The page")}; }
};

struct DraftView {
    std::string title;
    std::string markdown;
    std::int64_t base_revision = 0;
    std::optional<Time> saved;
    std::int64_t head_revision = 0;
    static constexpr auto fields() {
        return std::array{field<&DraftView::title>("title", "The title so far"),
            field<&DraftView::markdown>(
                "markdown", "The text so far; the published one where nothing is drafted"),
            field<&DraftView::base_revision>("base_revision", "The revision it began from"),
            field<&DraftView::saved>("saved", "When it was last saved; null: nothing is drafted"),
            field<&DraftView::head_revision>("head_revision", "The revision published now")};
    }
};

DraftView show_draft(ReadContext& context, const PageAddress& in) {
    auto page = context.tx.require<Page, Edit>(context.viewer, in.page);
    const std::int64_t head = page.object().revision;
    if (auto draft = find_draft(context.tx, context.viewer, page))
        return {.title = draft->title,
            .markdown = draft->body,
            .base_revision = draft->base_revision,
            .saved = draft->saved,
            .head_revision = head};
    DraftView view{.title = page.object().title, .base_revision = head, .head_revision = head};
    if (auto revision = head > 0 ? find_revision(context.tx, page, head) : std::nullopt)
        view.markdown = markdown_for(context.tx, context.viewer, page->component, read_text(revision->body));
    return view;
}

struct PutDraft {
    ObjectId page;
    std::string title;
    std::string markdown;
    std::int64_t base_revision = 0;
    static constexpr auto fields() {
        return std::array{field<&PutDraft::page>("page", "The page"),
            field<&PutDraft::title>("title", "The title so far", length(0, 200)),
            field<&PutDraft::markdown>("markdown", "The text so far", length(0, 1 << 20), lines),
            field<&PutDraft::base_revision>(
                "base_revision", "The revision it began from", range(0, 1 << 30))};
    }
};

struct DraftSaved {
    Time saved;
    static constexpr auto fields() { return std::array{field<&DraftSaved::saved>("saved", "When")}; }
};

DraftSaved keep_draft(WriteContext& context, const PutDraft& in) {
    auto page = context.tx.require<Page, Edit>(context.viewer, in.page);
    put_draft(context.tx, context.viewer, page,
        {.base_revision = in.base_revision, .title = in.title, .body = in.markdown});
    return {.saved = context.tx.now()};
}

struct DraftDropped {
    bool dropped = false;
    static constexpr auto fields() {
        return std::array{field<&DraftDropped::dropped>("dropped", "Whether there was one")};
    }
};

DraftDropped forget_draft(WriteContext& context, const PageAddress& in) {
    return {.dropped = drop_draft(
                context.tx, context.viewer, context.tx.require<Page, Edit>(context.viewer, in.page))};
}

struct Preview {
    ObjectId component;
    std::optional<ObjectId> page;
    std::string markdown;
    static constexpr auto fields() {
        return std::array{field<&Preview::component>("component", "The wiki it is for"),
            field<&Preview::page>("page", "The page it is for"),
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
        return std::array{field<&PreviewAnswer::html>("html", "The text as the page will print it"),
            field<&PreviewAnswer::problems>("problems", "What keeps it from being printed")};
    }
};

PreviewAnswer show_preview(ReadContext& context, const Preview& in) {
    auto tree = richtext::parse_markdown(in.markdown);
    if (!tree)
        return {.problems = {
                    {.line = static_cast<std::int64_t>(tree.error().line), .message = tree.error().message}}};
    resolve_titles(context.tx, context.viewer, in.component, *tree);
    return {.html = print_for(context.tx, context.viewer, in.component,
                richtext::print_fragment(
                    *tree, html_options(context.services, context.request.language, *tree)))};
}

struct PublicationPreview {
    std::string html;
    bool differs = false;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    std::int64_t readers = 0;
    std::int64_t told = 0;
    Merge merge = Merge::none;
    std::vector<ConflictView> conflicts;
    std::string merged;
    std::int64_t head_revision = 0;
    std::vector<std::string> problems;
    static constexpr auto fields() {
        return std::array{field<&PublicationPreview::html>("html", "What changes, word by word"),
            field<&PublicationPreview::differs>("differs", "Whether the text differs at all"),
            field<&PublicationPreview::added>("added", "Words added"),
            field<&PublicationPreview::removed>("removed", "Words taken away"),
            field<&PublicationPreview::readers>("readers", "How many people will be able to read it"),
            field<&PublicationPreview::told>("told", "How many people are told"),
            field<&PublicationPreview::merge>(
                "merge", "How it goes together with what others published meanwhile"),
            field<&PublicationPreview::conflicts>("conflicts", "What has to be decided first"),
            field<&PublicationPreview::merged>(
                "merged", "Both sides' changes as Markdown, and theirs where they are in conflict"),
            field<&PublicationPreview::head_revision>(
                "head_revision", "What to give as base_revision with what was decided"),
            field<&PublicationPreview::problems>("problems", "What is missing, such as words for a picture")};
    }
};

/// Pictures without an alternative text, which readers who cannot see them would miss.
std::size_t pictures_without_words(const std::vector<richtext::Block>& blocks) {
    std::size_t count = 0;
    richtext::each_block(blocks, [&](const richtext::Block& block) {
        const auto* figure = std::get_if<richtext::Figure>(&block.node);
        if (figure && !figure->alternative) ++count;
    });
    return count;
}

/// What the writer changed; a link whose page was made or deleted meanwhile is not among it.
richtext::Difference difference_of(
    ReadContext& context, const Granted<Page, Edit>& page, const PreparedText& text) {
    auto from = text.published;
    auto to = text.tree;
    settle_titles(context.tx, context.viewer, page.object(), from);
    settle_titles(context.tx, context.viewer, page.object(), to);
    return richtext::diff(from, to);
}

PublicationPreview show_publication(ReadContext& context, const Publication& in) {
    auto page = context.tx.require<Page, Edit>(context.viewer, in.page);
    auto text = prepare_text(context.tx, context.viewer, context.services.ids(), in);
    const auto difference = difference_of(context, page, text);
    const auto& language = context.request.language;
    PublicationPreview preview{
        .html = print_for(context.tx, context.viewer, page->component,
            richtext::print_fragment(difference, html_options(context.services, language, difference.tree))),
        .differs = !difference.empty(),
        .added = static_cast<std::int64_t>(difference.words_added),
        .removed = static_cast<std::int64_t>(difference.words_removed),
        .readers = access::count_readers(context.tx, page.standing(), Lifecycle::live),
        .told = std::ssize(access::people_to_tell(context.tx, page.standing(), context.viewer.person())),
        .merge = !text.merged        ? Merge::none
            : text.conflicts.empty() ? Merge::clean
                                     : Merge::conflict,
        .conflicts = std::move(text.conflicts),
        .merged = text.merged ? markdown_for(context.tx, context.viewer, page->component, text.tree)
                              : std::string{},
        .head_revision = text.head};
    if (auto pictures = pictures_without_words(text.tree.blocks))
        preview.problems.push_back(context.services.message(
            "wiki.pictures_without_words", language, {{"count", std::to_string(pictures)}}));
    return preview;
}

PreparedText prepare_publication(PrepareContext& context, const Publication& in) {
    PreparedText text;
    context.read([&](ReadTx& tx) { text = prepare_text(tx, context.viewer, context.services.ids(), in); });
    if (auto pictures = pictures_without_words(text.tree.blocks))
        throw Problem(Code::bad_input, "request.fields")
            .with_field({"markdown", "wiki.pictures_without_words", {{"count", std::to_string(pictures)}}});
    return text;
}

PublicationAnswer save_publication(WriteContext& context, const PreparedText& text) {
    return publish(context, context.tx.require<Page, Edit>(context.viewer, text.in.page), text);
}

struct Restoration {
    ObjectId page;
    std::int64_t number = 0;
    std::string note;
    static constexpr auto fields() {
        return std::array{field<&Restoration::page>("page", "The page"),
            field<&Restoration::number>("number", "The revision to bring back", range(1, 1 << 30)),
            field<&Restoration::note>("note", "Why, for the history", length(0, 500), or_default)};
    }
};

Saved restore(WriteContext& context, const Restoration& in) {
    auto page = context.tx.require<Page, Edit>(context.viewer, in.page);
    objects::require_match(page.object(), context.request.if_match);
    return {.id = page.id(), .revision = restore_revision(context, page, in.number, in.note)};
}

} // namespace

void add_writing_routes(Registry& r) {
    r.get("/pages/{page}/draft", Access::to<Page, Edit>("page"), show_draft,
        "One's own draft, or the text to start from");
    r.put("/pages/{page}/draft", Access::to<Page, Edit>("page"), keep_draft, "Keep one's own draft");
    r.del("/pages/{page}/draft", Access::to<Page, Edit>("page"), forget_draft, "Drop one's own draft");
    r.ask("/preview", Access::to<Component, View>("component"), show_preview,
        "A text as the page would print it");
    r.ask("/pages/{page}/publication-preview", Access::to<Page, Edit>("page"), show_publication,
        "What publishing would change, who will read it and who is told");
    r.post("/pages/{page}/publication", Access::to<Page, Edit>("page"), prepare_publication, save_publication,
        "Publish a text, merged with what others published meanwhile");
    r.post("/pages/{page}/revisions/{number}/restoration", Access::to<Page, Edit>("page"), restore,
        "Publish an older revision again");
}

} // namespace folkmoot::wiki
