#include "objects/draft_markdown.hpp"

#include "collab/rooms/past_text.hpp"
#include "folkmoot/draft.hpp"
#include "folkmoot/json.hpp"
#include "folkmoot/publishing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "objects/text_links.hpp"
#include "richtext/same_additions.hpp"

namespace folkmoot::objects {
namespace {

/// Brings what one writer made of a text into the draft. Links by title are compared as what they lead to,
/// as Markdown cannot say which of the two a draft holds.
class MarkdownMerge {
public:
    MarkdownMerge(
        ReadTx& tx, const Viewer& viewer, const Written& object, IdMint& ids, const collab::OpenDraft& draft)
        : tx_(tx)
        , viewer_(viewer)
        , object_(object)
        , ids_(ids)
        , draft_(draft)
        , theirs_(resolved(draft.tree)) { }

    richtext::Merged merge(const SaveMarkdown& in) {
        auto mine = resolved(parse_markdown(in.markdown));
        const auto opened = base_of(in);
        const auto base = seen_of(opened);
        // Without the text that was opened nobody knows who changed what: what differs is chosen by hand.
        richtext::reattach(base ? *base : theirs_, mine);
        if (base) richtext::adopt_additions(*base, theirs_, mine);
        name(mine);
        merged_with_others_ = !opened || *opened != theirs_;
        auto merged = richtext::merge(base ? *base : common_of(mine), mine, theirs_);
        if (!merged) throw Problem(Code::internal, "objects.merge_failed");
        return std::move(*merged);
    }
    bool merged_with_others() const { return merged_with_others_; }

    /// Blocks in which nothing was changed stay as the draft has them.
    richtext::Tree as_in_draft(richtext::Tree merged) const {
        std::unordered_map<richtext::BlockId, const richtext::Block*> own, compared;
        const auto index = [](const richtext::Tree& tree, auto& by_id) {
            richtext::each_block(
                tree.blocks, [&](const richtext::Block& block) { by_id.emplace(block.id, &block); });
        };
        index(draft_.tree, own);
        index(theirs_, compared);
        richtext::each_block(merged.blocks, [&](richtext::Block& block) {
            const auto found = compared.find(block.id);
            if (found == compared.end() || found->second->text != block.text) return;
            if (const auto same = own.find(block.id); same != own.end()) block.text = same->second->text;
        });
        return merged;
    }

    Problem conflict(const richtext::Merged& merged) const {
        std::vector<ConflictView> views;
        for (const auto& one : merged.conflicts)
            views.push_back({.block = std::to_string(static_cast<std::int64_t>(one.block)),
                .base = markdown_of(one.base),
                .mine = markdown_of(one.mine),
                .theirs = markdown_of(one.theirs)});
        const DraftMarkdown both{.markdown = markdown_for(tx_, viewer_, object_, merged.tree),
            .base_revision = object_.row().revision,
            .base_state = draft_.beginning ? std::nullopt : std::optional{draft_.seq}};
        return Problem(Code::conflict, "objects.edit_conflict")
            .with_member("conflicts", to_json(views))
            .with_member("merged", to_json(both));
    }

private:
    richtext::Tree resolved(richtext::Tree tree) const {
        resolve_titles(tx_, viewer_, object_, tree);
        return tree;
    }
    void name(richtext::Tree& tree) const {
        richtext::give_ids(tree, [&] { return richtext::BlockId{ids_.next().value()}; });
    }
    std::string markdown_of(const std::optional<richtext::Block>& block) const {
        return block ? markdown_for(tx_, viewer_, object_, {.blocks = {*block}}) : std::string{};
    }

    std::optional<richtext::Tree> base_of(const SaveMarkdown& in) const {
        if (in.base_revision > 0 && !find_revision(tx_, object_.object, in.base_revision))
            throw Problem(Code::bad_input, "request.fields")
                .with_field({"base_revision", "objects.no_such_revision", {}});
        auto opened = in.base_state
            ? collab::opened_text(tx_, draft_, *in.base_state, in.base_revision, ids_)
            : std::optional{collab::published_tree(tx_, object_.id(), in.base_revision)};
        if (opened) resolve_titles(tx_, viewer_, object_, *opened);
        return opened;
    }
    /// The text as its writer saw it in Markdown: what that cannot say is no change of theirs.
    std::optional<richtext::Tree> seen_of(const std::optional<richtext::Tree>& base) const {
        if (!base) return std::nullopt;
        auto seen = resolved(parse_markdown(markdown_for(tx_, viewer_, object_, *base)));
        richtext::reattach(*base, seen);
        name(seen);
        return seen;
    }
    /// What both sides say alike, in the order of mine.
    richtext::Tree common_of(const richtext::Tree& mine) const {
        std::unordered_map<richtext::BlockId, const richtext::Block*> known;
        for (const auto& block : theirs_.blocks)
            known.emplace(block.id, &block);
        richtext::Tree common;
        for (const auto& block : mine.blocks)
            if (const auto same = known.find(block.id); same != known.end() && *same->second == block)
                common.blocks.push_back(block);
        return common;
    }

    ReadTx& tx_;
    const Viewer& viewer_;
    const Written& object_;
    IdMint& ids_;
    const collab::OpenDraft& draft_;
    richtext::Tree theirs_;
    bool merged_with_others_ = false;
};

} // namespace

DraftMarkdown open_markdown(ReadTx& tx, const Viewer& viewer, const Written& object, IdMint& ids) {
    const auto live = live::find(tx, object.object, ids);
    DraftMarkdown opened{.markdown = {},
        .base_revision = object.row().revision,
        .base_state = live ? std::optional{live->seq} : std::nullopt};
    const auto text = live ? live->tree : published_text(tx, object.object);
    if (!text.blocks.empty()) opened.markdown = markdown_for(tx, viewer, object, text);
    return opened;
}

PreparedMarkdown prepare_markdown(
    ReadTx& tx, const Viewer& viewer, const Written& object, IdMint& ids, const SaveMarkdown& in) {
    auto draft = collab::open_draft(tx, object.row(), ids);
    MarkdownMerge merging{tx, viewer, object, ids, draft};
    auto merged = merging.merge(in);
    if (!merged.conflicts.empty()) throw merging.conflict(merged);
    const auto wanted = merging.as_in_draft(std::move(merged.tree));
    return {.object = object.id(),
        .merged = merging.merged_with_others(),
        .change = collab::change_draft(std::move(draft), wanted, ids)};
}

MarkdownSaved save_markdown(
    WriteTx& tx, const Viewer& viewer, const Written& object, const PreparedMarkdown& markdown) {
    collab::save_change(tx, markdown.change, viewer.person());
    drop_draft(tx, viewer, object.object);
    return {.changed = !markdown.change.updates.empty(), .merged = markdown.merged};
}

} // namespace folkmoot::objects
