#include "random_tree.hpp"
#include "richtext/separate_changes.hpp"

#include <cstdlib>
#include <numeric>

namespace folkmoot::richtext { namespace {

class Texts {
public:
    Tree first(std::string_view markdown) {
        auto tree = parse_markdown(markdown).value();
        give_ids(tree, mint());
        return tree;
    }
    /// As somebody edits it: blocks are known again, new ones get ids.
    Tree edited(const Tree& old, std::string_view markdown) {
        auto tree = parse_markdown(markdown).value();
        reattach(old, tree);
        give_ids(tree, mint());
        return tree;
    }
    MintBlockId mint() {
        return [this] { return BlockId{next_++}; };
    }

private:
    std::int64_t next_ = 1;
};

std::vector<ChangeKind> kinds_of(const SeparateChanges& all) {
    std::vector<ChangeKind> kinds;
    for (const auto& change : all.changes())
        kinds.push_back(change.kind);
    return kinds;
}

std::vector<std::size_t> every(const SeparateChanges& all) {
    std::vector<std::size_t> numbers(all.changes().size());
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    return numbers;
}

TEST(SeparateChanges, EachRunOfWordsIsOneOfThem) {
    Texts texts;
    const auto from = texts.first("The committee meets on Monday mornings and the minutes follow in a week.");
    const auto to = texts.edited(from, "The board meets on Monday mornings and the minutes follow in a day.");
    const auto all = SeparateChanges::between(from, to).value();
    ASSERT_EQ(kinds_of(all), (std::vector{ChangeKind::words, ChangeKind::words}));
    EXPECT_EQ(plain_text(all.with({0})).text,
        "The board meets on Monday mornings and the minutes follow in a week.\n");
    EXPECT_EQ(plain_text(all.with({1})).text,
        "The committee meets on Monday mornings and the minutes follow in a day.\n");
}

TEST(SeparateChanges, ASentenceWrittenAnewIsOneThoughItKeepsAWordHereAndThere) {
    Texts texts;
    const auto from = texts.first("Send the form to us.");
    const auto to = texts.edited(from, "Post a form towards them.");
    EXPECT_EQ(kinds_of(SeparateChanges::between(from, to).value()), std::vector{ChangeKind::words});
}

TEST(SeparateChanges, BlocksPutInTakenOutMovedAndRecastAreOneEach) {
    Texts texts;
    const auto from =
        texts.first("# Aims\n\nOne of them.\n\nTwo of them here.\n\nThree of these.\n\nLast of all.");
    auto to = from;
    std::swap(to.blocks[1], to.blocks[3]);
    std::swap(to.blocks[2], to.blocks[3]); // three, one, two
    to.blocks[0].node = Heading{.level = 2};
    to.blocks.pop_back();
    to.blocks.push_back(texts.first("A new one.").blocks.front());
    const auto all = SeparateChanges::between(from, to).value();
    EXPECT_EQ(kinds_of(all),
        (std::vector{ChangeKind::recast, ChangeKind::moved, ChangeKind::added, ChangeKind::removed}));
    EXPECT_EQ(all.with(every(all)), to);
    EXPECT_EQ(all.with({}), from);
}

TEST(SeparateChanges, OneIsMadeBehindAnotherThatWasMadeBefore) {
    Texts texts;
    const auto from = texts.first("Before.\n\nBehind.");
    const auto to = texts.edited(from, "Before.\n\nFirst new one.\n\nSecond new thing.\n\nBehind.");
    const auto all = SeparateChanges::between(from, to).value();
    ASSERT_EQ(all.changes().size(), 2U);
    const auto first = make_changes(all, {}, {0}, from).value();
    EXPECT_EQ(make_changes(all, {0}, {1}, first).value(), to);
    const auto second = make_changes(all, {}, {1}, from).value();
    EXPECT_EQ(plain_text(second).text, "Before.\nSecond new thing.\nBehind.\n");
}

TEST(SeparateChanges, AParagraphThatIsSplitIsOneSoThatNoHalfOfItLosesItsWords) {
    Texts texts;
    const auto from = texts.first("One two three four. Five six seven eight.");
    const auto to = texts.edited(from, "One two three four.\n\nFive six seven eight.");
    EXPECT_EQ(kinds_of(SeparateChanges::between(from, to).value()), std::vector{ChangeKind::reshaped});
    EXPECT_EQ(kinds_of(SeparateChanges::between(to, from).value()), std::vector{ChangeKind::reshaped});
}

TEST(SeparateChanges, WhatIsTakenOutOfAQuoteGoesNotWithIt) {
    Texts texts;
    const auto from = texts.first("> Said by somebody.\n\nLast.");
    auto to = from;
    to.blocks.insert(to.blocks.begin(), from.blocks[0].blocks[0]);
    to.blocks.erase(to.blocks.begin() + 1);
    const auto all = SeparateChanges::between(from, to).value();
    ASSERT_EQ(kinds_of(all), std::vector{ChangeKind::reshaped});
    EXPECT_EQ(all.with({0}), to);
}

TEST(SeparateChanges, AColumnOfATableComesWhole) {
    Texts texts;
    const auto from = texts.first("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |");
    auto to = from;
    for (auto& row : to.blocks[0].blocks)
        row.blocks.erase(row.blocks.begin() + 1);
    EXPECT_EQ(kinds_of(SeparateChanges::between(from, to).value()), std::vector{ChangeKind::reshaped});
}

TEST(SeparateChanges, AreShownWithTheBlockAndTheHeadingTheyStandUnder) {
    Texts texts;
    const auto from = texts.first("# Aims\n\nThe old words.\n\n# Means\n\n- First\n- Second");
    const auto to =
        texts.edited(from, "# Aims\n\nThe new words.\n\n# Means\n\n- First\n- Second\n- Third of them");
    const auto shown = show_changes(SeparateChanges::between(from, to).value());
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(plain_text(shown[0].before).text, "The old words.\n");
    EXPECT_EQ(plain_text(shown[0].after).text, "The new words.\n");
    EXPECT_EQ(shown[0].under, "Aims");
    EXPECT_TRUE(shown[1].before.blocks.empty());
    EXPECT_EQ(plain_text(shown[1].after).text, "Third of them\n");
    EXPECT_TRUE(std::holds_alternative<BulletList>(shown[1].after.blocks.front().node));
    EXPECT_EQ(shown[1].under, "Means");
}

TEST(SeparateChanges, WordsThatOthersHaveRewrittenCanNoLongerBeChanged) {
    Texts texts;
    const auto from = texts.first("The duty is five pence.\n\nIt is paid yearly.");
    const auto to = texts.edited(from, "The duty is six pence.\n\nIt is paid monthly.");
    const auto all = SeparateChanges::between(from, to).value();
    const auto now = texts.edited(from, "The duty is seven pence.\n\nIt is always paid yearly.");
    const FittingChanges fitting{all, {}, now};
    EXPECT_FALSE(fitting.fits(0));
    EXPECT_TRUE(fitting.fits(1));
    EXPECT_FALSE(make_changes(all, {}, {0}, now));
    EXPECT_EQ(plain_text(make_changes(all, {}, {1}, now).value()).text,
        "The duty is seven pence.\nIt is always paid monthly.\n");
    Tree gone{.blocks = {now.blocks[0]}};
    EXPECT_FALSE((FittingChanges{all, {}, gone}).fits(1)) << "its paragraph is not there any more";
}

std::size_t texts_to_change() {
    return test::trees_to_try(1500);
}

// However two texts differ: all changes together are the whole difference, and any of them leaves a text.
TEST(SeparateChanges, OfAnyTwoTextsLeadFromTheOneToTheOther) {
    std::size_t several = 0, fitted = 0, refused = 0;
    for (std::size_t seed = 1; seed <= texts_to_change(); ++seed) {
        test::RandomTree random{seed};
        std::int64_t next = 1;
        const auto changed = [&](Tree tree) {
            for (auto steps = 1 + random.below(4); steps > 0; --steps) {
                tree = random.change(tree);
                give_ids(tree, [&] { return BlockId{next++}; });
            }
            return tree;
        };
        const Tree from = changed(random.make()), to = changed(from), now = changed(from);
        const auto all = SeparateChanges::between(from, to).value();
        several += all.changes().size() > 1 ? 1 : 0;
        ASSERT_EQ(all.with(every(all)), to) << seed;
        ASSERT_EQ(all.with({}), from) << seed;
        ASSERT_EQ(show_changes(all).size(), all.changes().size());
        const FittingChanges fitting{all, {}, now};
        for (std::size_t number = 0; number < all.changes().size(); ++number) {
            const bool made = make_changes(all, {}, {number}, now).has_value();
            fitted += made && fitting.fits(number) ? 1 : 0;
            refused += made != fitting.fits(number) ? 1 : 0;
        }
    }
    EXPECT_GT(several, texts_to_change() / 2);
    EXPECT_LT(refused * 20, fitted) << "what is said to fit is made in nearly all cases";
}

}} // namespace folkmoot::richtext
