#include "richtext/merge_text.hpp"
#include "richtext/separate_changes.hpp"
#include "richtext/tree_index.hpp"

#include <algorithm>

namespace folkmoot::richtext {

/// What each step is looked at against: the text it was made of, with what was taken of it, and that of now.
class FittingChanges::Sides {
public:
    Sides(const SeparateChanges& all, const std::vector<std::size_t>& taken, const Tree& now)
        : all_{all}
        , base_tree_{all.with(taken)}
        , base_{base_tree_}
        , from_{all.from()}
        , now_{now} {
        for (const std::size_t change : taken)
            for (const std::size_t step : all.changes().at(change).steps)
                if (const auto* text = std::get_if<edit::EditText>(&all.script()[step]))
                    taken_[text->block].push_back(step);
    }

    bool fits(std::size_t number) const {
        const auto& steps = all_.changes().at(number).steps;
        return std::ranges::all_of(steps, [&](std::size_t step) {
            return std::visit([&](const auto& edit) { return fits(edit, steps); }, all_.script()[step]);
        });
    }

private:
    using Steps = std::vector<std::size_t>;

    bool stands(BlockId parent, const Steps& steps) const {
        if (parent == BlockId::none || now_.find(parent)) return true;
        return std::ranges::any_of(steps, [&](std::size_t step) { // comes with the change itself
            const auto* insert = std::get_if<edit::Insert>(&all_.script()[step]);
            return insert && holds(insert->block, parent);
        });
    }
    static bool holds(const Block& block, BlockId id) {
        return block.id == id
            || std::ranges::any_of(block.blocks, [&](const Block& inside) { return holds(inside, id); });
    }

    bool fits(const edit::Insert& step, const Steps& steps) const {
        if (const auto* there = now_.find(step.block.id)) return same_content(*there->block, step.block);
        return stands(step.parent, steps);
    }
    bool fits(const edit::Move& step, const Steps& steps) const {
        return now_.find(step.block) && stands(step.parent, steps)
            && (step.parent == BlockId::none || !now_.is_within(step.parent, step.block));
    }
    bool fits(const edit::SetNode& step, const Steps&) const {
        const auto* there = now_.find(step.block);
        const auto* base = base_.find(step.block);
        return there && base && (there->block->node == base->block->node || there->block->node == step.node);
    }
    bool fits(const edit::EditText& step, const Steps& steps) const {
        const auto* there = now_.find(step.block);
        const auto* base = base_.find(step.block);
        if (!there || !base) return false;
        if (there->block->text == base->block->text) return true;
        const Text mine = words_with(step.block, steps);
        return there->block->text == mine
            || merge_text(base->block->text, mine, there->block->text).has_value();
    }
    bool fits(const edit::Erase& step, const Steps&) const {
        const auto* there = now_.find(step.block);
        return !there || is_untouched(*there->block);
    }
    bool is_untouched(const Block& block) const {
        const auto* base = base_.find(block.id);
        return base && base->block->node == block.node && base->block->text == block.text
            && std::ranges::all_of(block.blocks, [&](const Block& inside) { return is_untouched(inside); });
    }

    /// The block's words as they began, with what was taken of them and with this change.
    Text words_with(BlockId id, const Steps& steps) const {
        Steps all;
        if (const auto found = taken_.find(id); found != taken_.end()) all = found->second;
        for (const std::size_t step : steps) {
            const auto* text = std::get_if<edit::EditText>(&all_.script()[step]);
            if (text && text->block == id) all.push_back(step);
        }
        std::ranges::sort(all);
        EditScript script;
        for (const std::size_t step : all)
            script.push_back(all_.script()[step]);
        Block block{id, Paragraph{}, from_.find(id)->block->text, {}};
        auto made = apply_script(script, {.blocks = {std::move(block)}});
        return made ? std::move(made->blocks.front().text) : Text{};
    }

    const SeparateChanges& all_;
    Tree base_tree_;
    TreeIndex base_;
    TreeIndex from_;
    TreeIndex now_;
    std::unordered_map<BlockId, Steps> taken_;
};

FittingChanges::FittingChanges(
    const SeparateChanges& all, const std::vector<std::size_t>& taken, const Tree& now)
    : sides_{std::make_unique<const Sides>(all, taken, now)} { }
FittingChanges::~FittingChanges() = default;

bool FittingChanges::fits(std::size_t change) const {
    return sides_->fits(change);
}

std::optional<Tree> make_changes(const SeparateChanges& all, const std::vector<std::size_t>& taken,
    const std::vector<std::size_t>& wanted, const Tree& now) {
    std::vector<std::size_t> both = taken;
    std::ranges::copy(wanted, std::back_inserter(both));
    const Tree base = all.with(taken);
    auto merged = merge(base, all.with(both), now);
    if (!merged || !merged->conflicts.empty()) return std::nullopt;
    return std::move(merged->tree);
}

} // namespace folkmoot::richtext
