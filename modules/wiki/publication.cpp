#include "publication.hpp"

#include "body.hpp"
#include "folkmoot/draft.hpp"
#include "folkmoot/json.hpp"
#include "titles.hpp"

namespace folkmoot::wiki {
namespace {

constexpr Sql set_title_key{"update wiki_page set title_key = :key where id = :id"};

richtext::Tree tree_at(ReadTx& tx, const Granted<Page, View>& page, std::int64_t number) {
    if (number == 0) return {};
    auto revision = find_revision(tx, page, number);
    if (!revision)
        throw Problem(Code::bad_input, "request.fields")
            .with_field({"base_revision", "wiki.no_such_revision", {}});
    return read_text(revision->body);
}

/// As tree_at, with links by title as the writer's own text has them: a page made meanwhile is no change of
/// theirs.
richtext::Tree resolved_at(
    ReadTx& tx, const Viewer& viewer, const Granted<Page, View>& page, std::int64_t number) {
    auto tree = tree_at(tx, page, number);
    resolve_titles(tx, viewer, page->component, tree);
    return tree;
}

/// Brings what the writer made of `base` onto the text that is published now.
void merge_onto_head(ReadTx& tx, const Viewer& viewer, const Granted<Page, View>& page, IdMint& ids,
    const richtext::Tree& mine, PreparedText& text) {
    text.head = page.object().revision;
    text.published = resolved_at(tx, viewer, page, text.head);
    text.merged = text.head != text.in.base_revision;
    text.tree = mine;
    const auto base = text.merged ? resolved_at(tx, viewer, page, text.in.base_revision) : text.published;
    richtext::reattach(base, text.tree);
    richtext::give_ids(text.tree, [&] { return richtext::BlockId{ids.next().value()}; });
    if (!text.merged) return;
    auto merged = richtext::merge(base, text.tree, text.published);
    if (!merged) throw Problem(Code::internal, "wiki.merge_failed");
    text.tree = std::move(merged->tree);
    const auto markdown_of = [&](const std::optional<richtext::Block>& block) {
        return block ? markdown_for(tx, viewer, page->component, {.blocks = {*block}}) : std::string{};
    };
    for (const auto& conflict : merged->conflicts)
        text.conflicts.push_back({.block = std::to_string(static_cast<std::int64_t>(conflict.block)),
            .base = markdown_of(conflict.base),
            .mine = markdown_of(conflict.mine),
            .theirs = markdown_of(conflict.theirs)});
}

/// What is written live holds what others have published already.
PreparedText prepare_live_text(ReadTx& tx, const Viewer& viewer, IdMint& ids, const Publication& in) {
    const auto page = tx.require<Page, View>(viewer, in.page);
    PreparedText text{.in = in, .head = page.object().revision};
    text.live = find_live_text(tx, page, ids);
    if (!text.live) throw Problem(Code::conflict, "wiki.nothing_live");
    text.published = resolved_at(tx, viewer, page, text.head);
    text.tree = text.live->tree;
    resolve_titles(tx, viewer, page->component, text.tree);
    return text;
}

} // namespace

std::int64_t put_revision(WriteContext& context, const Granted<Page, Edit>& page, const richtext::Tree& tree,
    NewRevision revision) {
    WriteTx& tx = context.tx;
    if (revision.title != page.object().title || page.object().revision == 0) {
        claim_title(tx, context.viewer, page->component, page.id(), revision.title);
        tx.run(set_title_key, bind("key", title_key(revision.title)), bind("id", page.id()));
    }
    revision.body.text = richtext::write_json(tree);
    const bool minor = revision.weight == Weight::minor;
    set_links(tx, page, links_in(tree, page->component));
    const std::int64_t number = revise(tx, page, revision);
    const auto now =
        tx.require<Page, Edit>(context.viewer, page.id()); // with the visibility it has from now on
    tx.emit(now.object(), PagePublished{.revision = number, .minor = minor});
    return number;
}

PreparedText prepare_text(ReadTx& tx, const Viewer& viewer, IdMint& ids, const Publication& in) {
    if (in.source == TextSource::live) return prepare_live_text(tx, viewer, ids, in);
    PreparedText text{.in = in};
    auto mine = parse_body(in.markdown);
    const auto page = tx.require<Page, View>(viewer, in.page);
    resolve_titles(tx, viewer, page->component, mine);
    merge_onto_head(tx, viewer, page, ids, mine, text);
    return text;
}

PublicationAnswer publish(WriteContext& context, const Granted<Page, Edit>& page, PreparedText text) {
    if (text.head != page.object().revision) // somebody was quicker between preparing and saving
        text = prepare_text(context.tx, context.viewer, context.services.ids(), text.in);
    if (!text.conflicts.empty())
        throw Problem(Code::conflict, "wiki.edit_conflict").with_member("conflicts", to_json(text.conflicts));
    const std::int64_t told = text.in.minor
        ? 0
        : std::ssize(access::people_to_tell(context.tx, page.standing(), context.viewer.person()));
    const std::int64_t number = put_revision(context, page, text.tree,
        {.title = text.in.title,
            .note = text.in.note,
            .weight = text.in.minor ? Weight::minor : Weight::normal});
    if (text.live)
        live_text_published(context.tx, page, *text.live, number);
    else
        drop_draft(context.tx, context.viewer, page);
    return {.id = page.id(), .revision = number, .told = told, .merged = text.merged};
}

std::int64_t restore_revision(
    WriteContext& context, const Granted<Page, Edit>& page, std::int64_t number, const std::string& note) {
    const auto older = find_revision(context.tx, page, number);
    if (!older) throw Problem(Code::not_found, "wiki.no_such_revision");
    return put_revision(context, page, read_text(older->body),
        {.title = older->title, .note = note, .restored_from = number});
}

} // namespace folkmoot::wiki
