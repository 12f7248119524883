#pragma once
#include <folkmoot/richtext.hpp>

#include <unordered_map>

namespace folkmoot::richtext {

/// The blocks of a tree, found by their ids. The tree must stay as it is meanwhile.
using BlocksById = std::unordered_map<BlockId, const Block*>;

/// Where each block of a tree stands. The tree must stay as it is meanwhile.
class TreeIndex {
public:
    struct Place {
        const Block* block = nullptr;
        BlockId parent = BlockId::none;
        BlockId before = BlockId::none; ///< the sibling in front of it; none: it is the first
        std::size_t order = 0; ///< in reading
    };
    explicit TreeIndex(const Tree& tree) { add(tree.blocks, BlockId::none); }

    /// Null: there is no such block.
    const Place* find(BlockId id) const {
        const auto found = places_.find(id);
        return found == places_.end() ? nullptr : &found->second;
    }
    /// The nearest block around this one, or itself, of which it is so; none if there is none.
    template <class So> BlockId around(BlockId id, So so) const {
        for (const Place* place = find(id); place; id = place->parent, place = find(id))
            if (so(*place->block)) return id;
        return BlockId::none;
    }
    /// Whether one block is the other or stands in it.
    bool is_within(BlockId inner, BlockId outer) const {
        return around(inner, [&](const Block& block) { return block.id == outer; }) != BlockId::none;
    }
    std::size_t size() const { return places_.size(); }

private:
    void add(const std::vector<Block>& blocks, BlockId parent) {
        auto before = BlockId::none;
        for (const Block& block : blocks) {
            places_.emplace(block.id, Place{&block, parent, before, places_.size()});
            before = block.id;
            add(block.blocks, block.id);
        }
    }

    std::unordered_map<BlockId, Place> places_;
};

} // namespace folkmoot::richtext
