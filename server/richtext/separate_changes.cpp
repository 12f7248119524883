#include "richtext/separate_changes.hpp"

#include "richtext/change_groups.hpp"
#include "richtext/live_tree.hpp"
#include "richtext/tree_index.hpp"

#include <algorithm>
#include <map>

namespace folkmoot::richtext {
namespace {

ChangeKind kind_of(const edit::Insert&) {
    return ChangeKind::added;
}
ChangeKind kind_of(const edit::Erase&) {
    return ChangeKind::removed;
}
ChangeKind kind_of(const edit::Move&) {
    return ChangeKind::moved;
}
ChangeKind kind_of(const edit::SetNode&) {
    return ChangeKind::recast;
}
ChangeKind kind_of(const edit::EditText&) {
    return ChangeKind::words;
}
ChangeKind kind_of(const Edit& step) {
    return std::visit([](const auto& edit) { return kind_of(edit); }, step);
}

SeparateChange change_of(const EditScript& script, const TreeIndex& both, std::vector<std::size_t> steps) {
    const auto order = [&](std::size_t step) {
        const auto* place = both.find(block_of(script[step]));
        return place ? place->order : 0;
    };
    SeparateChange change{.kind = kind_of(script[steps.front()]), .steps = steps};
    for (const std::size_t step : steps)
        if (kind_of(script[step]) != change.kind || (change.kind != ChangeKind::words && steps.size() > 1))
            change.kind = ChangeKind::reshaped;
    change.block = block_of(script[std::ranges::min(steps, {}, order)]);
    return change;
}

/// Takes some of a script's steps, at the places that are left for them.
class Taking {
public:
    Taking(LiveTree live, const Tree& to)
        : live_{std::move(live)}
        , to_{to} { }

    void take(Edit step) {
        std::visit([&](auto& edit) { find_place(edit); }, step);
        live_.apply(step); // what has no place left stays as it is
    }
    Tree tree() const { return live_.tree(); }

private:
    // The nearest block before it in the wanted text that stands beside it here.
    BlockId anchor(BlockId block, BlockId parent) {
        for (const auto* place = to_.find(block); place && place->before != BlockId::none;
            place = to_.find(place->before)) {
            const auto* found = live_.find(place->before);
            if (found && found->parent == live_.find(parent)) return place->before;
        }
        return BlockId::none;
    }
    void find_place(edit::Insert& step) { step.after = anchor(step.block.id, step.parent); }
    void find_place(edit::Move& step) { step.after = anchor(step.block, step.parent); }
    void find_place(auto&) { }

    LiveTree live_;
    TreeIndex to_;
};

} // namespace

Result<SeparateChanges> SeparateChanges::between(Tree from, Tree to) {
    auto script = edit_script(from, to);
    if (!script) return std::unexpected(std::move(script.error()));
    SeparateChanges made;
    made.from_ = std::move(from);
    made.to_ = std::move(to);
    made.script_ = std::move(*script);
    std::map<std::size_t, std::vector<std::size_t>> groups;
    const auto group = group_steps(made.script_, made.from_, made.to_);
    for (std::size_t step = 0; step < group.size(); ++step)
        groups[group[step]].push_back(step);
    const Difference both = diff(made.from_, made.to_); // what was taken away stands where it was
    const TreeIndex places{both.tree};
    for (auto& [first, steps] : groups)
        made.changes_.push_back(change_of(made.script_, places, std::move(steps)));
    // Words of one block stand in the script from its end to its start.
    std::ranges::sort(made.changes_, {}, [&](const SeparateChange& change) {
        const auto* place = places.find(change.block);
        const auto* words = std::get_if<edit::EditText>(&made.script_[change.steps.back()]);
        return std::tuple{place ? place->order : 0, words ? words->at : 0, change.steps.front()};
    });
    return made;
}

Tree SeparateChanges::with(const std::vector<std::size_t>& taken) const {
    std::vector<std::size_t> steps;
    for (const std::size_t change : taken)
        std::ranges::copy(changes_.at(change).steps, std::back_inserter(steps));
    std::ranges::sort(steps);
    Taking taking{LiveTree::of(from_).value(), to_};
    for (const std::size_t step : steps)
        taking.take(script_[step]);
    Tree tree = taking.tree();
    normalise(tree);
    return tree;
}

} // namespace folkmoot::richtext
