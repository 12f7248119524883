#include "objects/publication.hpp"

#include "folkmoot/draft.hpp"
#include "folkmoot/json.hpp"
#include "folkmoot/publishing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "folkmoot/tag.hpp"
#include "objects/agreeing.hpp"
#include "objects/scheduled.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::objects {
namespace {

richtext::Tree text_at(ReadTx& tx, const Standing& object, std::int64_t number) {
    if (number == 0) return {};
    auto revision = find_revision(tx, object, number);
    if (!revision)
        throw Problem(Code::bad_input, "request.fields")
            .with_field({"base_revision", "objects.no_such_revision", {}});
    return read_text(revision->body);
}

/// As text_at, with links by title as the writer's own text has them: what was made meanwhile is no change of
/// theirs.
richtext::Tree resolved_at(ReadTx& tx, const Viewer& viewer, const Written& object, std::int64_t number) {
    auto tree = text_at(tx, object.object, number);
    resolve_titles(tx, viewer, object, tree);
    return tree;
}

void name_blocks(richtext::Tree& tree, IdMint& ids) {
    richtext::give_ids(tree, [&] { return richtext::BlockId{ids.next().value()}; });
}

/// Brings what the writer made of `base` onto the text that is published now.
void merge_onto_head(ReadTx& tx, const Viewer& viewer, const Written& object, IdMint& ids,
    const richtext::Tree& mine, PreparedText& text) {
    text.head = object.row().revision;
    text.published = resolved_at(tx, viewer, object, text.head);
    // With nothing published, as after unpublishing, there is nothing to merge with.
    text.merged = text.head > 0 && text.head != text.in.base_revision;
    text.tree = mine;
    const auto base = text.head == text.in.base_revision
        ? text.published
        : resolved_at(tx, viewer, object, text.in.base_revision);
    richtext::reattach(base, text.tree);
    name_blocks(text.tree, ids);
    if (!text.merged) return;
    auto merged = richtext::merge(base, text.tree, text.published);
    if (!merged) throw Problem(Code::internal, "objects.merge_failed");
    text.tree = std::move(merged->tree);
    const auto markdown_of = [&](const std::optional<richtext::Block>& block) {
        return block ? markdown_for(tx, viewer, object, {.blocks = {*block}}) : std::string{};
    };
    for (const auto& conflict : merged->conflicts)
        text.conflicts.push_back({.block = std::to_string(static_cast<std::int64_t>(conflict.block)),
            .base = markdown_of(conflict.base),
            .mine = markdown_of(conflict.mine),
            .theirs = markdown_of(conflict.theirs)});
}

/// What is written live holds what others have published already.
void take_live_text(
    ReadTx& tx, const Viewer& viewer, const Written& object, IdMint& ids, PreparedText& text) {
    text.head = object.row().revision;
    text.live = live::find(tx, object.object, ids);
    if (!text.live) throw Problem(Code::conflict, "objects.nothing_live");
    text.published = resolved_at(tx, viewer, object, text.head);
    text.tree = text.live->tree;
    resolve_titles(tx, viewer, object, text.tree);
}

/// Beside those that are there: readers may have put some on it since.
void add_tags(WriteTx& tx, const Standing& object, const std::vector<std::string>& tags) {
    if (tags.empty()) return;
    auto all = tags_of(tx, object);
    for (const auto& tag : tags)
        if (all.size() < most_tags && std::ranges::find(all, tag) == all.end()) all.push_back(tag);
    set_tags(tx, object, all);
}

} // namespace

richtext::Tree parse_markdown(std::string_view markdown) {
    auto tree = richtext::parse_markdown(markdown);
    if (tree) return std::move(*tree);
    throw Problem(Code::bad_input, "request.fields")
        .with_field({"markdown", "objects.markdown_refused",
            {{"line", std::to_string(tree.error().line)}, {"reason", tree.error().message}}});
}

PreparedText prepare_text(ReadTx& tx, const Viewer& viewer, IdMint& ids, const Publication& in) {
    PreparedText text{.in = in};
    const auto object = require_writing(tx, viewer, in.object);
    if (in.source == TextSource::live) {
        take_live_text(tx, viewer, object, ids, text);
        return text;
    }
    auto mine = parse_markdown(in.markdown);
    resolve_titles(tx, viewer, object, mine);
    merge_onto_head(tx, viewer, object, ids, mine, text);
    return text;
}

std::size_t pictures_without_words(const richtext::Tree& tree) {
    std::size_t count = 0;
    richtext::each_block(tree.blocks, [&](const richtext::Block& block) {
        const auto* figure = std::get_if<richtext::Figure>(&block.node);
        if (figure && !figure->alternative) ++count;
    });
    return count;
}

void require_described_pictures(const richtext::Tree& tree) {
    if (const auto pictures = pictures_without_words(tree))
        throw Problem(Code::bad_input, "request.fields")
            .with_field(
                {"markdown", "objects.pictures_without_words", {{"count", std::to_string(pictures)}}});
}

std::int64_t put_revision(
    WriteContext& context, const Written& object, const richtext::Tree& tree, NewRevision revision) {
    WriteTx& tx = context.tx;
    if (!revision.agreed_by) require_no_agreement(tx, context.viewer, object);
    end_scheduled(tx, object.object, "published before");
    end_publication_request(tx, object.object, "published before");
    if (object.text.publishing) object.text.publishing(context, object.row(), revision.title);
    revision.body.text = richtext::write_json(tree);
    set_links(tx, object.object, links_in(tree, object));
    const std::int64_t number = revise(tx, object.object, revision);
    const auto now = require_writing(tx, context.viewer, object.id()); // with the visibility from now on
    if (object.text.published) object.text.published(context, now.row(), revision.weight);
    return number;
}

PublicationAnswer publish(WriteContext& context, const Written& object, PreparedText text) {
    if (text.head != object.row().revision) // somebody was quicker between preparing and saving
        text = prepare_text(context.tx, context.viewer, context.services.ids(), text.in);
    if (!text.conflicts.empty())
        throw Problem(Code::conflict, "objects.edit_conflict")
            .with_member("conflicts", to_json(text.conflicts));
    const std::int64_t told = text.in.minor
        ? 0
        : std::ssize(access::people_to_tell(context.tx, object.object, context.viewer.person()));
    const std::int64_t number = put_revision(context, object, text.tree,
        {.title = text.in.title,
            .note = text.in.note,
            .weight = text.in.minor ? Weight::minor : Weight::normal});
    if (text.live)
        live::published(context.tx, object.object, *text.live, number);
    else
        drop_draft(context.tx, context.viewer, object.object);
    return {.id = object.id(), .revision = number, .told = told, .merged = text.merged};
}

std::int64_t restore_revision(
    WriteContext& context, const Written& object, std::int64_t number, const std::string& note) {
    const auto older = find_revision(context.tx, object.object, number);
    if (!older) throw Problem(Code::not_found, "objects.no_such_revision");
    return put_revision(context, object, read_text(older->body),
        {.title = older->title, .note = note, .restored_from = number});
}

richtext::Tree published_text(ReadTx& tx, const Standing& object) {
    const auto revision = find_revision(tx, object, object.object().revision);
    return revision ? read_text(revision->body) : richtext::Tree{};
}

SearchText search_text(ReadTx& tx, const ObjectRow& object) {
    SearchText text{.title = object.title, .language = object.language};
    if (object.revision == 0) return text;
    const auto seen = access::require_standing(tx, Viewer::system("the search index reads what is published"),
        object.id, object.type, View::permission);
    text.body = richtext::plain_text(published_text(tx, seen)).text;
    return text;
}

std::int64_t publish_text(WriteContext& context, const Standing& standing, ImportedText text) {
    WriteTx& tx = context.tx;
    const auto object = written(tx, standing);
    const auto published = published_text(tx, standing);
    resolve_titles(tx, context.viewer, object, text.tree);
    add_tags(tx, standing, text.tags);
    if (object.row().revision > 0 && text.title == object.row().title
        && richtext::same_content(published, text.tree))
        return object.row().revision;
    richtext::reattach(published, text.tree);
    name_blocks(text.tree, context.services.ids());
    return put_revision(context, object, text.tree,
        {.title = std::move(text.title), .note = std::move(text.note), .weight = text.weight});
}

} // namespace folkmoot::objects
