#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "host/core_routes.hpp"
#include "objects/history.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::host {
namespace {

struct History {
    ObjectId object;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&History::object>("object", "The object"),
            field<&History::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

/// What was unpublished is for its editors, with all that it ever said; there may be others who see that it
/// is there.
bool reads_history(ReadTx& tx, const Standing& object) {
    const auto write = objects::written(tx, object).text.write;
    return object.object().revision > 0 || write.empty() || object.can(write);
}

Paged<objects::RevisionLine> show_history(ReadContext& context, const History& in) {
    auto object = context.tx.require<ObjectRow, View>(context.viewer, in.object);
    if (!reads_history(context.tx, object.standing())) return {};
    return objects::list_revisions(context.tx, context.viewer, object.standing(), in.after);
}

struct OneRevision {
    ObjectId object;
    std::int64_t number = 0;
    static constexpr auto fields() {
        return std::array{field<&OneRevision::object>("object", "The object"),
            field<&OneRevision::number>("number", "Which revision", range(1, 1 << 30))};
    }
};

struct RevisionView {
    std::int64_t number = 0;
    PersonLabel author;
    Time created;
    std::string title;
    std::string note;
    bool minor = false;
    std::optional<PersonLabel> agreed_by;
    std::string html;
    std::string markdown;
    static constexpr auto fields() {
        return std::array{field<&RevisionView::number>("number", "Counts from 1 within the object"),
            field<&RevisionView::author>("author", "Who published it"),
            field<&RevisionView::created>("created", "When"),
            field<&RevisionView::title>("title", "The title then"),
            field<&RevisionView::note>("note", "What the author said of it"),
            field<&RevisionView::minor>("minor", "Whether it told nobody"),
            field<&RevisionView::agreed_by>("agreed_by", "Who agreed to it before it was public"),
            field<&RevisionView::html>("html", "The text, printed for this viewer"),
            field<&RevisionView::markdown>("markdown", "The text as Markdown")};
    }
};

struct Loaded {
    Revision revision;
    richtext::Tree tree;
};

Loaded load(ReadTx& tx, const Granted<ObjectRow, View>& object, std::int64_t number) {
    auto revision = reads_history(tx, object.standing()) ? find_revision(tx, object, number) : std::nullopt;
    if (!revision) throw Problem(Code::not_found, "core.no_revision");
    auto tree = read_text(revision->body);
    return {std::move(*revision), std::move(tree)};
}

RevisionView present_revision(ReadTx& tx, const Revision& revision) {
    RevisionView view{.number = revision.number,
        .author = objects::label_person(tx, revision.author),
        .created = revision.created,
        .title = revision.title,
        .note = revision.note,
        .minor = revision.minor};
    if (revision.agreed_by) view.agreed_by = objects::label_person(tx, *revision.agreed_by);
    return view;
}

RevisionView show_revision(ReadContext& context, const OneRevision& in) {
    auto object = context.tx.require<ObjectRow, View>(context.viewer, in.object);
    const auto loaded = load(context.tx, object, in.number);
    auto view = present_revision(context.tx, loaded.revision);
    const auto text = objects::written(context.tx, object.standing());
    view.html = objects::print_for(context.tx, context.viewer, text,
        richtext::print_fragment(
            loaded.tree, html_options(context.services, context.request.language, loaded.tree)));
    view.markdown = objects::markdown_for(context.tx, context.viewer, text, loaded.tree);
    return view;
}

struct Comparison {
    ObjectId object;
    std::int64_t from = 0;
    std::int64_t to = 0;
    static constexpr auto fields() {
        return std::array{field<&Comparison::object>("object", "The object"),
            field<&Comparison::from>("from", "The one revision", range(1, 1 << 30)),
            field<&Comparison::to>("to", "The other", range(1, 1 << 30))};
    }
};

struct ComparisonView {
    RevisionView from;
    RevisionView to;
    std::string html;
    bool differs = false;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    static constexpr auto fields() {
        return std::array{field<&ComparisonView::from>("from", "The one revision, without its text"),
            field<&ComparisonView::to>("to", "The other, without its text"),
            field<&ComparisonView::html>("html", "What differs, word by word"),
            field<&ComparisonView::differs>("differs", "Whether the texts differ at all"),
            field<&ComparisonView::added>("added", "Words added"),
            field<&ComparisonView::removed>("removed", "Words taken away")};
    }
};

ComparisonView compare(ReadContext& context, const Comparison& in) {
    auto object = context.tx.require<ObjectRow, View>(context.viewer, in.object);
    auto from = load(context.tx, object, in.from);
    auto to = load(context.tx, object, in.to);
    const auto text = objects::written(context.tx, object.standing());
    objects::settle_titles(context.tx, context.viewer, text, from.tree);
    objects::settle_titles(context.tx, context.viewer, text, to.tree);
    const auto difference = richtext::diff(from.tree, to.tree);
    return {.from = present_revision(context.tx, from.revision),
        .to = present_revision(context.tx, to.revision),
        .html = objects::print_for(context.tx, context.viewer, text,
            richtext::print_fragment(
                difference, html_options(context.services, context.request.language, difference.tree))),
        .differs = !difference.empty(),
        .added = static_cast<std::int64_t>(difference.words_added),
        .removed = static_cast<std::int64_t>(difference.words_removed)};
}

struct ComparisonOfTwo {
    ObjectId object;
    ObjectId other;
    static constexpr auto fields() {
        return std::array{field<&ComparisonOfTwo::object>("object", "The one"),
            field<&ComparisonOfTwo::other>("other", "The other")};
    }
};

struct ComparisonOfTwoView {
    ObjectLabel from;
    ObjectLabel to;
    std::string html;
    bool differs = false;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    static constexpr auto fields() {
        return std::array{field<&ComparisonOfTwoView::from>("from", "The one"),
            field<&ComparisonOfTwoView::to>("to", "The other"),
            field<&ComparisonOfTwoView::html>("html", "What differs, word by word"),
            field<&ComparisonOfTwoView::differs>("differs", "Whether the texts differ at all"),
            field<&ComparisonOfTwoView::added>("added", "Words that only the other has"),
            field<&ComparisonOfTwoView::removed>("removed", "Words that only the one has")};
    }
};

richtext::Tree text_for_readers(ReadTx& tx, const Granted<ObjectRow, View>& object) {
    const auto text = objects::written(tx, object.standing());
    if (text.text.write.empty() || object->revision == 0) throw Problem(Code::not_found, "core.no_revision");
    return load(tx, object, object->revision).tree;
}

/// Blocks of two objects have nothing in common but their words: by those they are known again.
ComparisonOfTwoView compare_two(ReadContext& context, const ComparisonOfTwo& in) {
    ReadTx& tx = context.tx;
    const auto from = tx.require<ObjectRow, View>(context.viewer, in.object);
    const auto to = tx.require<ObjectRow, View>(context.viewer, in.other);
    const auto one = text_for_readers(tx, from);
    auto other = text_for_readers(tx, to);
    richtext::drop_ids(other.blocks);
    richtext::reattach(one, other);
    richtext::give_ids(other, [&] { return richtext::BlockId{context.services.ids().next().value()}; });
    const auto difference = richtext::diff(one, other);
    return {.from = objects::label(tx, from.standing()),
        .to = objects::label(tx, to.standing()),
        .html = objects::print_for(tx, context.viewer, objects::written(tx, to.standing()),
            richtext::print_fragment(
                difference, html_options(context.services, context.request.language, difference.tree))),
        .differs = !difference.empty(),
        .added = static_cast<std::int64_t>(difference.words_added),
        .removed = static_cast<std::int64_t>(difference.words_removed)};
}

} // namespace

void add_revision_routes(Registry& r) {
    r.get("/objects/{object}/revisions", Access::to_any<View>("object"), show_history,
        "The published revisions");
    r.get("/objects/{object}/revisions/{number}", Access::to_any<View>("object"), show_revision,
        "One revision");
    r.get("/objects/{object}/comparison", Access::to_any<View>("object"), compare,
        "Two revisions, word by word");
    r.get("/objects/{object}/comparison-of-two", Access::to_any<View>("object"), compare_two,
         "Two texts that one may both read, word by word")
        .costly();
}

} // namespace folkmoot::host
