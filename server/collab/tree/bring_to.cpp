#include "collab/tree/bring_to.hpp"

#include "collab/tree/block_edits.hpp"
#include "collab/tree/vocabulary.hpp"

namespace folkmoot::collab {
namespace {

using richtext::Error;
using richtext::MintBlockId;
using richtext::Tree;

/// One round does for what editors write. What stands where the schema has it elsewhere can take another.
constexpr int most_rounds = 3;

/// The tree of a document all of whose blocks have ids. Nothing: it cannot be read, or a block is made up of
/// what stands where it may not.
std::optional<DocumentTree> read_with_ids(yjs::Edit& edit, const MintBlockId& mint) {
    auto read = tree_of(edit.model());
    if (read && give_block_ids(edit, *read, mint) > 0) read = tree_of(edit.model());
    if (!read) return std::nullopt;
    bool all_have = true;
    each_block(read->tree.blocks,
        [&](const richtext::Block& block) { all_have = all_have && block.id != richtext::BlockId::none; });
    return all_have ? std::optional{std::move(*read)} : std::nullopt;
}

std::optional<Error> write_anew(yjs::Edit& edit, const Tree& wanted) {
    const yjs::Model& model = edit.model();
    const yjs::TypeNumber root = edit.root(text_root);
    for (yjs::BlockNumber next = model.types[root].start; next != yjs::none && edit.spend();
        next = model.blocks[next].right)
        if (!model.blocks[next].deleted) edit.erase(next);
    return write_tree(edit, wanted);
}

std::optional<Error> bring_live(yjs::Edit& edit, const DocumentTree& read, const Tree& wanted) {
    auto script = edit_script(read.tree, wanted);
    if (!script) return std::move(script.error());
    return BlockEdits{edit, read}.run(*script);
}

} // namespace

std::size_t give_block_ids(yjs::Edit& edit, const DocumentTree& read, const MintBlockId& mint) {
    for (const yjs::TypeNumber element : read.without_id) {
        richtext::BlockId id = mint();
        while (read.elements.contains(id) && edit.spend())
            id = mint();
        edit.set_attribute(element, "id", yjs::any_text(id_text(id)));
    }
    return read.without_id.size();
}

std::optional<Error> bring_to(yjs::Edit& edit, const Tree& tree, const MintBlockId& mint) {
    if (auto fault = find_fault(tree)) return fault;
    if (auto live = richtext::LiveTree::of(tree); !live) return std::move(live.error());
    Tree wanted = tree;
    normalise(wanted);
    for (int round = 0; round < most_rounds && !edit.failed(); ++round) {
        if (const auto now = tree_of(edit.model()); now && now->tree == wanted) return std::nullopt;
        const auto read = read_with_ids(edit, mint);
        if (!read) break;
        if (auto error = bring_live(edit, *read, wanted)) return error;
    }
    if (edit.failed()) return error_of(edit);
    if (const auto now = tree_of(edit.model()); now && now->tree == wanted) return std::nullopt;
    return write_anew(edit, wanted);
}

std::optional<Error> apply_script(
    yjs::Edit& edit, const richtext::EditScript& script, const MintBlockId& mint) {
    const auto read = tree_of(edit.model());
    if (!read) return read.error();
    auto wanted = richtext::apply_script(script, read->tree);
    if (!wanted) return std::move(wanted.error());
    if (auto error = BlockEdits{edit, *read}.run(script)) return error;
    normalise(*wanted);
    return bring_to(edit, *wanted, mint);
}

} // namespace folkmoot::collab
