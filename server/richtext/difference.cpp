#include "richtext/text_tokens.hpp"
#include "richtext/tree_index.hpp"

#include <folkmoot/richtext_diff.hpp>

#include <limits>
#include <unordered_set>

namespace folkmoot::richtext {
namespace {

void index(const std::vector<Block>& blocks, BlocksById& out) {
    for (const auto& block : blocks) {
        out.emplace(block.id, &block);
        index(block.blocks, out);
    }
}

class Comparer {
public:
    Difference run(const Tree& from, const Tree& to) {
        index(from.blocks, from_);
        index(to.blocks, to_);
        out_.tree.blocks = both(from.blocks, to.blocks);
        return std::move(out_);
    }

private:
    // The blocks of `to`, and between them those of `from` that are no more, at the places where they were.
    std::vector<Block> both(const std::vector<Block>& from, const std::vector<Block>& to) {
        std::unordered_map<BlockId, std::size_t> places;
        for (std::size_t i = 0; i < from.size(); ++i)
            places.emplace(from[i].id, i);
        std::vector<std::size_t> order;
        for (const auto& block : to)
            if (auto found = places.find(block.id); found != places.end()) order.push_back(found->second);
        std::unordered_set<std::size_t> staying;
        for (auto i : longest_increasing(order))
            staying.insert(order[i]);

        std::vector<Block> out;
        std::size_t done = 0;
        auto put_removed = [&](std::size_t end) {
            for (; done < end; ++done)
                if (!to_.contains(from[done].id)) out.push_back(removed(from[done]));
        };
        for (const auto& block : to) {
            auto place = places.find(block.id);
            const bool stays = place != places.end() && staying.contains(place->second);
            if (stays) put_removed(place->second);
            out.push_back(present(block, stays));
        }
        put_removed(from.size());
        return out;
    }

    Block present(const Block& block, bool stays) {
        auto before = from_.find(block.id);
        const auto slot = out_.blocks.size();
        out_.blocks.emplace_back();
        Block shown{block.id, block.node, block.text, {}};
        if (before == from_.end()) {
            out_.blocks[slot].change = Change::added;
            ++out_.added;
            out_.words_added += word_count(block.text);
            shown.blocks = both({}, block.blocks);
            return shown;
        }
        const auto& old = *before->second;
        const bool differs = old.node != block.node || old.text != block.text;
        out_.blocks[slot].change = !stays ? Change::moved : differs ? Change::changed : Change::same;
        if (!stays) ++out_.moved;
        if (differs) ++out_.changed;
        if (old.text != block.text) shown.text = words(old.text, block.text, out_.blocks[slot].pieces);
        shown.blocks = both(old.blocks, block.blocks);
        return shown;
    }

    // What was taken away, without the parts that live on elsewhere.
    Block removed(const Block& block) {
        out_.blocks.push_back({Change::removed, {}});
        ++out_.removed;
        out_.words_removed += word_count(block.text);
        Block shown{block.id, block.node, block.text, {}};
        for (const auto& child : block.blocks)
            if (!to_.contains(child.id)) shown.blocks.push_back(removed(child));
        return shown;
    }

    Text words(const Text& from, const Text& to, std::vector<Change>& changes) {
        Tokeniser tokeniser;
        const auto left = tokeniser.cut(from);
        const auto right = tokeniser.cut(to);
        Text out;
        auto put = [&](const Tokens& side, std::size_t begin, std::size_t end, Change change) {
            auto pieces = join_tokens(std::span{side.pieces}.subspan(begin, end - begin));
            if (change == Change::added) out_.words_added += word_count(pieces);
            if (change == Change::removed) out_.words_removed += word_count(pieces);
            for (auto& piece : pieces) {
                out.push_back(std::move(piece));
                changes.push_back(change);
            }
        };
        std::size_t left_done = 0;
        std::size_t right_done = 0;
        for (const auto& common : common_stretches(left.numbers, right.numbers)) {
            put(left, left_done, common.left, Change::removed);
            put(right, right_done, common.right, Change::added);
            put(right, common.right, common.right + common.size, Change::same);
            left_done = common.left + common.size;
            right_done = common.right + common.size;
        }
        put(left, left_done, left.pieces.size(), Change::removed);
        put(right, right_done, right.pieces.size(), Change::added);
        return out;
    }

    BlocksById from_;
    BlocksById to_;
    Difference out_;
};

} // namespace

Difference diff(const Tree& from, const Tree& to) {
    Tree left = from;
    Tree right = to;
    // Blocks without ids are compared under ids of their own, from the far end of the range.
    std::int64_t next = std::numeric_limits<std::int64_t>::max();
    auto mint = [&] { return BlockId{next--}; };
    give_ids(left, mint);
    reattach(left, right);
    give_ids(right, mint);
    return Comparer().run(left, right);
}

} // namespace folkmoot::richtext
