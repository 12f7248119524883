#include "richtext/live_tree.hpp"
#include "richtext/text_edits.hpp"
#include "richtext/text_tokens.hpp"

#include <unordered_set>

namespace folkmoot::richtext {
namespace {

// Walks the wanted tree from the top and brings the live one to it, noting each step. A parent is in its
// place before its children are looked at, so nothing is ever moved inside itself. What is not wanted goes
// last, when all that was inside it and is wanted has moved out.
class ScriptWriter {
public:
    explicit ScriptWriter(LiveTree live)
        : live_{std::move(live)} { }

    Result<EditScript> run(const Tree& to) {
        if (!collect(to.blocks)) return std::unexpected(Error{"each block needs an id of its own", 0, {}});
        bring(BlockId::none, to.blocks);
        erase_unwanted(live_.root());
        return std::move(script_);
    }

private:
    bool collect(const std::vector<Block>& blocks) {
        return std::all_of(blocks.begin(), blocks.end(), [&](const Block& block) {
            return block.id != BlockId::none && wanted_.insert(block.id).second && collect(block.blocks);
        });
    }

    void step(Edit edit) {
        live_.apply(edit);
        script_.push_back(std::move(edit));
    }

    void bring(BlockId parent, const std::vector<Block>& blocks) {
        const auto staying = staying_children(parent, blocks);
        auto after = BlockId::none;
        for (const auto& block : blocks) {
            const auto* place = live_.find(block.id);
            if (!place)
                step(edit::Insert{parent, after, new_part(block)});
            else if (!staying.contains(block.id) && !inserted_.contains(block.id))
                step(edit::Move{block.id, parent, after});
            bring_content(block);
            after = block.id;
        }
        for (const auto& block : blocks)
            bring(block.id, block.blocks);
    }

    void bring_content(const Block& block) {
        const auto own = live_.find(block.id)->own;
        if (own.node != block.node) step(edit::SetNode{block.id, block.node});
        for (auto& edit : text_edits(block.id, own.text, block.text))
            step(std::move(edit));
    }

    // The children that are in the same order on both sides; all others move.
    std::unordered_set<BlockId> staying_children(BlockId parent, const std::vector<Block>& blocks) {
        const auto& inside = live_.find(parent)->inside;
        std::unordered_map<BlockId, std::size_t> places;
        for (std::size_t i = 0; i < inside.size(); ++i)
            places.emplace(inside[i]->own.id, i);
        std::vector<std::size_t> order;
        std::vector<BlockId> ids;
        for (const auto& block : blocks)
            if (auto found = places.find(block.id); found != places.end()) {
                order.push_back(found->second);
                ids.push_back(block.id);
            }
        std::unordered_set<BlockId> staying;
        for (auto index : longest_increasing(order))
            staying.insert(ids[index]);
        return staying;
    }

    // A new block with the new blocks inside it; those that are there already follow as moves.
    Block new_part(const Block& block) {
        Block part{block.id, block.node, block.text, {}};
        inserted_.insert(block.id);
        for (const auto& child : block.blocks)
            if (!live_.find(child.id)) part.blocks.push_back(new_part(child));
        return part;
    }

    void erase_unwanted(LiveTree::Place& place) {
        std::vector<BlockId> unwanted;
        for (const auto& inside : place.inside) {
            if (wanted_.contains(inside->own.id))
                erase_unwanted(*inside);
            else
                unwanted.push_back(inside->own.id);
        }
        for (auto id : unwanted)
            step(edit::Erase{id});
    }

    LiveTree live_;
    EditScript script_;
    std::unordered_set<BlockId> wanted_;
    std::unordered_set<BlockId> inserted_;
};

} // namespace

std::vector<Edit> text_edits(BlockId block, const Text& from, const Text& to) {
    if (from == to) return {};
    Tokeniser tokeniser;
    const auto left = tokeniser.cut(from);
    const auto right = tokeniser.cut(to);
    std::vector<std::size_t> units{0};
    for (const auto& piece : left.pieces)
        units.push_back(units.back() + unit_count(piece));
    std::vector<Edit> edits;
    std::size_t left_done = 0;
    std::size_t right_done = 0;
    auto between = [&](std::size_t left_end, std::size_t right_end) {
        if (left_done == left_end && right_done == right_end) return;
        edits.emplace_back(edit::EditText{block, units[left_done], units[left_end] - units[left_done],
            join_tokens(std::span{right.pieces}.subspan(right_done, right_end - right_done))});
    };
    for (const auto& common : common_stretches(left.numbers, right.numbers)) {
        between(common.left, common.right);
        left_done = common.left + common.size;
        right_done = common.right + common.size;
    }
    between(left.pieces.size(), right.pieces.size());
    std::reverse(edits.begin(), edits.end());
    return edits;
}

Result<EditScript> edit_script(const Tree& from, const Tree& to) {
    auto live = LiveTree::of(from);
    if (!live) return std::unexpected(std::move(live.error()));
    return ScriptWriter(std::move(*live)).run(to);
}

} // namespace folkmoot::richtext
