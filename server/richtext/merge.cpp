#include "richtext/live_tree.hpp"
#include "richtext/merge_text.hpp"
#include "richtext/tree_index.hpp"

#include <unordered_set>

namespace folkmoot::richtext {
namespace {

struct Siblings {
    BlocksById blocks;
    /// The block before each one, none for a first one.
    std::unordered_map<BlockId, BlockId> before;
    /// The block around each one, none for one at the top.
    std::unordered_map<BlockId, BlockId> parent;
};

void index(const std::vector<Block>& blocks, BlockId parent, Siblings& out) {
    auto before = BlockId::none;
    for (const auto& block : blocks) {
        out.blocks.emplace(block.id, &block);
        out.before.emplace(block.id, before);
        out.parent.emplace(block.id, parent);
        before = block.id;
        index(block.blocks, block.id, out);
    }
}

const Block* find(const Siblings& side, BlockId id) {
    auto found = side.blocks.find(id);
    return found == side.blocks.end() ? nullptr : found->second;
}

std::optional<Block> copy(const Block* block) {
    return block ? std::optional{*block} : std::nullopt;
}

// Takes my steps on their tree, one by one; a step that meets a change of theirs becomes a conflict.
class Merger {
public:
    Merger(
        const Tree& base, const Tree& mine, const Tree& theirs, const EditScript& their_script, LiveTree live)
        : live_{std::move(live)} {
        for (const auto& step : their_script)
            if (const auto* move = std::get_if<edit::Move>(&step)) moved_by_them_.insert(move->block);
        index(base.blocks, BlockId::none, base_);
        index(mine.blocks, BlockId::none, mine_);
        index(theirs.blocks, BlockId::none, theirs_);
    }

    Merged run(const EditScript& script) {
        for (const auto& step : script)
            std::visit([&](const auto& edit) { take(edit); }, step);
        return {live_.tree(), std::move(conflicts_)};
    }

    /// Each of my steps as a conflict: for two sides that make no valid tree together.
    std::vector<Conflict> all(const EditScript& script) {
        for (const auto& step : script)
            std::visit([&](const auto& edit) { conflict(id_of(edit)); }, step);
        return std::move(conflicts_);
    }

private:
    static BlockId id_of(const edit::Insert& step) { return step.block.id; }
    static BlockId id_of(const auto& step) { return step.block; }

    void conflict(BlockId id) {
        if (told_.insert(id).second)
            conflicts_.push_back({id, copy(find(base_, id)), copy(find(mine_, id)), copy(find(theirs_, id))});
    }

    // The nearest block before this one in my order that stands in the same parent on their side.
    BlockId anchor(BlockId after, const LiveTree::Place& parent) {
        while (after != BlockId::none) {
            const auto* place = live_.find(after);
            if (place && place->parent == &parent) return after;
            auto before = mine_.before.find(after);
            after = before == mine_.before.end() ? BlockId::none : before->second;
        }
        return BlockId::none;
    }

    void take(const edit::Insert& step) {
        const auto* parent = live_.find(step.parent);
        if (const auto* theirs = find(theirs_, step.block.id); theirs && same_content(*theirs, step.block))
            return;
        if (!parent || live_.apply(Edit{edit::Insert{step.parent, anchor(step.after, *parent), step.block}}))
            conflict(step.block.id);
    }

    // Whether what one side put a block into is there for the other side too: kept by both, or new.
    bool is_left(BlockId parent, const Siblings& other) const {
        return parent == BlockId::none || other.blocks.contains(parent) || !base_.blocks.contains(parent);
    }

    // Where both moved a block, one place is chosen, and the same one from both sides: the one that the other
    // side has not taken away, then the one outside the old parent; then the ids decide.
    bool stays_where_they_put_it(const edit::Move& step) const {
        const auto theirs = theirs_.parent.at(step.block);
        const bool mine_is_left = is_left(step.parent, theirs_);
        const bool theirs_is_left = is_left(theirs, mine_);
        if (mine_is_left != theirs_is_left) return theirs_is_left;
        const auto old = base_.parent.at(step.block);
        if ((step.parent == old) != (theirs == old)) return step.parent == old;
        return step.parent < theirs;
    }

    void take(const edit::Move& step) {
        if (moved_by_them_.contains(step.block) && stays_where_they_put_it(step)) return;
        const auto* parent = live_.find(step.parent);
        if (!parent || !live_.find(step.block)
            || live_.apply(Edit{edit::Move{step.block, step.parent, anchor(step.after, *parent)}}))
            conflict(step.block);
    }

    void take(const edit::SetNode& step) {
        const auto* place = live_.find(step.block);
        if (!place) return conflict(step.block);
        if (place->own.node != find(base_, step.block)->node && place->own.node != step.node)
            return conflict(step.block);
        live_.apply(Edit{step});
    }

    void take(const edit::EditText& step) {
        auto* place = live_.find(step.block);
        if (!place) return conflict(step.block);
        if (!merged_.insert(step.block).second) return;
        const auto& base = find(base_, step.block)->text;
        const auto& mine = find(mine_, step.block)->text;
        auto& theirs = place->own.text;
        if (theirs == base) {
            theirs = mine;
        } else if (theirs != mine) {
            auto merged = merge_text(base, mine, theirs);
            if (merged)
                theirs = std::move(*merged);
            else
                conflict(step.block);
        }
    }

    void take(const edit::Erase& step) {
        if (const auto* place = live_.find(step.block)) {
            if (is_untouched(*place))
                live_.apply(Edit{step});
            else
                conflict(step.block);
        }
        if (const auto* base = find(base_, step.block)) tell_moved_out(*base);
    }

    // What I took away with the block around it, and they have moved out of it, stays.
    void tell_moved_out(const Block& erased) {
        for (const auto& inside : erased.blocks) {
            if (find(mine_, inside.id)) continue;
            if (moved_by_them_.contains(inside.id) && live_.find(inside.id)) conflict(inside.id);
            tell_moved_out(inside);
        }
    }

    // Whether all that stands here is what I took away: nothing new, changed, moved, or wanted by me
    // elsewhere.
    bool is_untouched(const LiveTree::Place& place) const {
        const auto* base = find(base_, place.own.id);
        if (!base || find(mine_, place.own.id) || moved_by_them_.contains(place.own.id)
            || base->node != place.own.node || base->text != place.own.text)
            return false;
        return std::all_of(place.inside.begin(), place.inside.end(),
            [&](const auto& inside) { return is_untouched(*inside); });
    }

    LiveTree live_;
    Siblings base_;
    Siblings mine_;
    Siblings theirs_;
    std::vector<Conflict> conflicts_;
    std::unordered_set<BlockId> moved_by_them_;
    std::unordered_set<BlockId> told_;
    std::unordered_set<BlockId> merged_;
};

} // namespace

Result<Merged> merge(const Tree& base, const Tree& mine, const Tree& theirs) {
    auto script = edit_script(base, mine);
    if (!script) return std::unexpected(std::move(script.error()));
    const auto their_script = edit_script(base, theirs);
    if (!their_script) return std::unexpected(their_script.error());
    auto live = LiveTree::of(theirs);
    if (!live) return std::unexpected(std::move(live.error()));
    auto merged = Merger(base, mine, theirs, *their_script, std::move(*live)).run(*script);
    if (find_fault(merged.tree)) {
        auto again = LiveTree::of(theirs);
        return Merged{theirs, Merger(base, mine, theirs, *their_script, std::move(*again)).all(*script)};
    }
    normalise(merged.tree);
    return merged;
}

} // namespace folkmoot::richtext
