#include "richtext/same_additions.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace folkmoot::richtext {
namespace {

using Ids = std::unordered_set<BlockId>;
using ByParent = std::unordered_map<BlockId, const std::vector<Block>*>;

void note_ids(const std::vector<Block>& blocks, Ids& ids) {
    each_block(blocks, [&](const Block& block) { ids.insert(block.id); });
}

class Adopter {
public:
    Adopter(const Tree& base, const Tree& theirs, const Tree& mine) {
        note_ids(base.blocks, known_);
        note_ids(mine.blocks, taken_);
        their_children_.emplace(BlockId::none, &theirs.blocks);
        each_block(
            theirs.blocks, [&](const Block& block) { their_children_.emplace(block.id, &block.blocks); });
    }

    void adopt(BlockId parent, std::vector<Block>& mine) {
        if (const auto theirs = their_children_.find(parent); theirs != their_children_.end())
            match(*theirs->second, mine);
        for (Block& block : mine)
            if (known_.contains(block.id)) adopt(block.id, block.blocks);
    }

private:
    bool is_new(const Block& block) const { return !known_.contains(block.id); }
    /// Nothing in it was moved there from elsewhere.
    bool is_all_new(const Block& block) const {
        return is_new(block)
            && std::ranges::all_of(block.blocks, [&](const Block& inside) { return is_all_new(inside); });
    }

    /// Between two blocks that both sides had, additions are compared one by one.
    void match(const std::vector<Block>& theirs, std::vector<Block>& mine) {
        std::unordered_map<BlockId, std::size_t> places;
        for (std::size_t at = 0; at < theirs.size(); ++at)
            places.emplace(theirs[at].id, at);
        std::size_t next = 0;
        for (Block& block : mine) {
            if (!is_new(block)) {
                if (const auto place = places.find(block.id); place != places.end()) next = place->second + 1;
                continue;
            }
            for (std::size_t at = next; at < theirs.size() && is_new(theirs[at]); ++at)
                if (!taken_.contains(theirs[at].id) && same_content(theirs[at], block)
                    && is_all_new(theirs[at]) && is_all_new(block)) {
                    take_ids(theirs[at], block);
                    next = at + 1;
                    break;
                }
        }
    }

    void take_ids(const Block& from, Block& to) {
        to.id = from.id;
        taken_.insert(from.id);
        for (std::size_t at = 0; at < to.blocks.size(); ++at)
            take_ids(from.blocks[at], to.blocks[at]);
    }

    Ids known_;
    Ids taken_;
    ByParent their_children_;
};

} // namespace

void adopt_additions(const Tree& base, const Tree& theirs, Tree& mine) {
    Adopter{base, theirs, mine}.adopt(BlockId::none, mine.blocks);
}

} // namespace folkmoot::richtext
