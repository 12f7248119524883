#include <folkmoot/richtext_forms.hpp>

#include <unordered_set>

namespace folkmoot::richtext {
namespace {

void give_ids(std::vector<Block>& blocks, const MintBlockId& mint, std::unordered_set<BlockId>& taken) {
    for (auto& block : blocks) {
        while (block.id == BlockId::none || !taken.insert(block.id).second)
            block.id = mint();
        give_ids(block.blocks, mint, taken);
    }
}

} // namespace

void give_ids(Tree& tree, const MintBlockId& mint) {
    std::unordered_set<BlockId> taken;
    give_ids(tree.blocks, mint, taken);
}

void drop_ids(std::vector<Block>& blocks) {
    for (auto& block : blocks) {
        block.id = BlockId::none;
        drop_ids(block.blocks);
    }
}

bool same_content(const Block& left, const Block& right) {
    return left.node == right.node && left.text == right.text && left.blocks.size() == right.blocks.size()
        && std::equal(left.blocks.begin(), left.blocks.end(), right.blocks.begin(),
            [](const Block& a, const Block& b) { return same_content(a, b); });
}

bool same_content(const Tree& left, const Tree& right) {
    return left.blocks.size() == right.blocks.size()
        && std::equal(left.blocks.begin(), left.blocks.end(), right.blocks.begin(),
            [](const Block& a, const Block& b) { return same_content(a, b); });
}

} // namespace folkmoot::richtext
