#include "richtext/separate_changes.hpp"
#include "richtext/tree_index.hpp"

#include <algorithm>
#include <map>

namespace folkmoot::richtext {
namespace {

void note(const edit::Insert& step, std::vector<BlockId>& out) {
    out.push_back(step.block.id);
}
void note(const auto& step, std::vector<BlockId>& out) {
    out.push_back(step.block);
}

/// A block that may stand by itself: parts of lists and tables get one around them.
Block standing_alone(Block block) {
    const auto within = [](Node node, Block inside) {
        Block around{.node = std::move(node)};
        around.blocks.push_back(std::move(inside));
        return around;
    };
    if (std::holds_alternative<ListItem>(block.node)) return within(BulletList{}, std::move(block));
    if (std::holds_alternative<Row>(block.node)) return within(Table{}, std::move(block));
    if (std::holds_alternative<Cell>(block.node)) return within(Table{}, within(Row{}, std::move(block)));
    return block;
}

Tree tree_of(std::vector<Block> blocks) {
    Tree tree;
    for (Block& block : blocks)
        tree.blocks.push_back(standing_alone(std::move(block)));
    normalise(tree);
    return tree;
}

/// The headings of a text and where in it they stand.
class Headings {
public:
    Headings(const Tree& tree, const TreeIndex& index)
        : index_{index} {
        each_block(tree.blocks, [&](const Block& block) {
            if (std::holds_alternative<Heading>(block.node))
                words_[index.find(block.id)->order] = plain_text(block.text);
        });
    }
    std::string before(BlockId block) const {
        const auto* place = index_.find(block);
        const auto behind = place ? words_.lower_bound(place->order) : words_.begin();
        return behind == words_.begin() ? std::string{} : std::prev(behind)->second;
    }

private:
    const TreeIndex& index_;
    std::map<std::size_t, std::string> words_;
};

class Showing {
public:
    explicit Showing(const SeparateChanges& all)
        : all_{all}
        , from_{all.from()}
        , to_{all.to()}
        , headings_from_{all.from(), from_}
        , headings_to_{all.to(), to_} { }

    ShownChange show(std::size_t number) const {
        const SeparateChange& change = all_.changes()[number];
        ShownChange shown = change.kind == ChangeKind::reshaped ? as_a_whole(number) : by_itself(change);
        shown.under = (to_.find(change.block) ? headings_to_ : headings_from_).before(change.block);
        return shown;
    }

private:
    ShownChange by_itself(const SeparateChange& change) const {
        const Edit& step = all_.script()[change.steps.front()];
        if (const auto* insert = std::get_if<edit::Insert>(&step))
            return {.before = {}, .after = tree_of(std::vector{insert->block}), .under = {}};
        Block block = *from_.find(change.block)->block;
        const bool has_inside = change.kind == ChangeKind::removed || change.kind == ChangeKind::moved;
        if (!has_inside && !block.text.empty()) block.blocks.clear();
        ShownChange shown{.before = tree_of(std::vector{block}), .after = {}, .under = {}};
        if (change.kind == ChangeKind::removed) return shown;
        if (change.kind == ChangeKind::moved) {
            shown.after = shown.before;
            return shown;
        }
        EditScript steps;
        for (const std::size_t one : change.steps)
            steps.push_back(all_.script()[one]);
        auto after = apply_script(steps, {.blocks = {std::move(block)}});
        if (after) shown.after = tree_of(std::move(after->blocks));
        return shown;
    }

    ShownChange as_a_whole(std::size_t number) const {
        std::vector<BlockId> ids;
        for (const std::size_t step : all_.changes()[number].steps)
            std::visit([&](const auto& edit) { note(edit, ids); }, all_.script()[step]);
        const Tree after = all_.with({number});
        return {.before = tree_of(outermost(from_, ids)),
            .after = tree_of(outermost(TreeIndex{after}, ids)),
            .under = {}};
    }

    /// Those of the blocks that stand in none of the others, in the order of reading.
    static std::vector<Block> outermost(const TreeIndex& tree, const std::vector<BlockId>& ids) {
        std::map<std::size_t, Block> found;
        for (const BlockId id : ids) {
            const auto* place = tree.find(id);
            if (!place) continue;
            const auto is_one = [&](const Block& block) {
                return block.id != id && std::ranges::find(ids, block.id) != ids.end();
            };
            if (tree.around(id, is_one) == BlockId::none) found.emplace(place->order, *place->block);
        }
        std::vector<Block> blocks;
        for (auto& [order, block] : found)
            blocks.push_back(std::move(block));
        return blocks;
    }

    const SeparateChanges& all_;
    TreeIndex from_;
    TreeIndex to_;
    Headings headings_from_;
    Headings headings_to_;
};

} // namespace

std::vector<ShownChange> show_changes(const SeparateChanges& all) {
    const Showing showing{all};
    std::vector<ShownChange> shown;
    for (std::size_t number = 0; number < all.changes().size(); ++number)
        shown.push_back(showing.show(number));
    return shown;
}

} // namespace folkmoot::richtext
