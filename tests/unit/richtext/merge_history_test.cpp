// Two people change one text in several steps each. Whatever they did, merging keeps its promises.
#include "counted_work.hpp"
#include "random_tree.hpp"

#include <folkmoot/richtext_diff.hpp>

#include <cstdlib>
#include <map>
#include <set>

namespace folkmoot::richtext { namespace {

std::size_t histories_to_try() {
    return test::trees_to_try(1500);
}

struct History {
    Tree base;
    Tree mine;
    Tree theirs;
};

History make_history(std::uint64_t seed) {
    test::RandomTree random(seed);
    std::int64_t next = 1;
    const auto changed = [&](Tree tree) {
        for (auto steps = 1 + random.below(4); steps > 0; --steps) {
            tree = random.change(tree);
            give_ids(tree, [&] { return BlockId{next++}; });
        }
        return tree;
    };
    auto base = changed(random.make());
    return {base, changed(base), changed(base)};
}

using Own = std::map<BlockId, std::string>;

/// What each block says by itself, without what stands inside it.
void collect(const std::vector<Block>& blocks, Own& out) {
    for (const auto& block : blocks) {
        auto alone = block;
        alone.blocks.clear();
        out.emplace(block.id, write_json(Tree{{alone}}));
        collect(block.blocks, out);
    }
}
Own own_of(const Tree& tree) {
    Own out;
    collect(tree.blocks, out);
    return out;
}
std::size_t count(const std::vector<Block>& blocks) {
    auto sum = blocks.size();
    for (const auto& block : blocks)
        sum += count(block.blocks);
    return sum;
}

std::set<BlockId> conflicts_of(const Merged& merged) {
    std::set<BlockId> ids;
    for (const auto& conflict : merged.conflicts)
        ids.insert(conflict.block);
    return ids;
}

/// What one side has of each block, in the tree or in a conflict.
template <class Side> Own kept(const Merged& merged, Side side) {
    auto own = own_of(merged.tree);
    for (const auto& conflict : merged.conflicts)
        if (const auto& block = side(conflict)) collect({*block}, own);
    return own;
}

TEST(MergeOfHistories, WithOneSideUnchangedGivesTheOther) {
    for (std::size_t seed = 1; seed <= histories_to_try(); ++seed) {
        const auto [base, mine, theirs] = make_history(seed);
        for (const auto& merged :
            {merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)}) {
            ASSERT_TRUE(merged) << seed;
            ASSERT_TRUE(merged->conflicts.empty()) << seed;
            ASSERT_EQ(write_json(merged->tree), write_json(mine)) << seed;
        }
    }
}

TEST(MergeOfHistories, LosesNoBlockOfEitherSide) {
    for (std::size_t seed = 1; seed <= histories_to_try(); ++seed) {
        const auto [base, mine, theirs] = make_history(seed);
        const auto merged = merge(base, mine, theirs);
        ASSERT_TRUE(merged) << seed;
        ASSERT_FALSE(find_fault(merged->tree)) << seed;
        const auto was = own_of(base);
        const auto ours = kept(*merged, [](const Conflict& conflict) { return conflict.mine; });
        const auto others = kept(*merged, [](const Conflict& conflict) { return conflict.theirs; });
        for (const auto& [id, block] : own_of(mine))
            ASSERT_TRUE(ours.contains(id) || was.contains(id)) << seed << ": lost " << block;
        for (const auto& [id, block] : own_of(theirs))
            ASSERT_TRUE(others.contains(id) || was.contains(id)) << seed << ": lost " << block;
    }
}

TEST(MergeOfHistories, BlocksThatBothKeepAreThereOnceUnderTheirIds) {
    for (std::size_t seed = 1; seed <= histories_to_try(); ++seed) {
        const auto [base, mine, theirs] = make_history(seed);
        const auto merged = merge(base, mine, theirs);
        ASSERT_TRUE(merged) << seed;
        const auto own = own_of(merged->tree);
        ASSERT_EQ(own.size(), count(merged->tree.blocks)) << seed << ": an id is there twice";
        ASSERT_FALSE(own.contains(BlockId::none)) << seed;
        const auto told = conflicts_of(*merged);
        const auto in_mine = own_of(mine);
        const auto in_theirs = own_of(theirs);
        for (const auto& [id, block] : in_mine)
            // What has lost its words to one side and its kind or its items to the other has nothing left to
            // be.
            if (block.contains("\"text\"") && in_theirs.contains(id) && in_theirs.at(id).contains("\"text\""))
                ASSERT_TRUE(own.contains(id) || told.contains(id)) << seed << ": lost " << block;
    }
}

TEST(MergeOfHistories, IsTheSameFromBothSidesButForWhoIsWho) {
    std::size_t without_conflict = 0;
    for (std::size_t seed = 1; seed <= histories_to_try(); ++seed) {
        const auto [base, mine, theirs] = make_history(seed);
        const auto one = merge(base, mine, theirs);
        const auto other = merge(base, theirs, mine);
        ASSERT_TRUE(one && other) << seed;
        ASSERT_EQ(one->conflicts.empty(), other->conflicts.empty()) << seed;
        if (!one->conflicts.empty()) continue;
        ++without_conflict;
        ASSERT_EQ(own_of(one->tree), own_of(other->tree)) << seed;
    }
    EXPECT_GE(without_conflict, histories_to_try() / 20);
}

TEST(MergeOfHistories, ATextOfTenThousandBlocksTakesWorkThatGrowsWithItsSize) {
    const auto work = [](std::size_t blocks) {
        std::string markdown;
        for (std::size_t i = 0; i < blocks; ++i)
            markdown += "Paragraph " + std::to_string(i) + " says something.\n\n";
        auto base = parse_markdown(markdown).value();
        std::int64_t next = 1;
        give_ids(base, [&] { return BlockId{next++}; });
        auto mine = base;
        auto theirs = base;
        for (std::size_t i = 0; i < blocks; i += 3)
            mine.blocks[i].text.push_back({" More of mine.", {{Mark::strong}, {}, {}}});
        std::rotate(theirs.blocks.begin(), theirs.blocks.begin() + static_cast<std::ptrdiff_t>(blocks / 2),
            theirs.blocks.end());
        return test::work_of([&] {
            const auto merged = merge(base, mine, theirs);
            ASSERT_TRUE(merged && merged->conflicts.empty());
            ASSERT_EQ(merged->tree.blocks.size(), blocks);
            ASSERT_TRUE(apply_script(edit_script(base, theirs).value(), base).value() == theirs);
            ASSERT_EQ(diff(mine, theirs).tree.blocks.size(), blocks);
        });
    };
    const auto once = work(5'000);
    const auto twice = work(10'000);
    EXPECT_LE(twice.allocations, once.allocations * 22 / 10);
    EXPECT_LE(twice.octets, once.octets * 22 / 10);
    EXPECT_LE(twice.allocations, 10'000u * 120);
}

}} // namespace folkmoot::richtext
