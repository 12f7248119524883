#include "kit/own_time.hpp"
#include "random_tree.hpp"

#include <folkmoot/richtext_diff.hpp>

#include <chrono>

namespace folkmoot::richtext { namespace {

class Ids {
public:
    explicit Ids(std::int64_t first = 1)
        : next_{first} { }
    MintBlockId mint() {
        return [this] { return BlockId{next_++}; };
    }

private:
    std::int64_t next_;
};

Tree tree_of(std::string_view markdown, Ids& ids) {
    auto tree = parse_markdown(markdown).value();
    give_ids(tree, ids.mint());
    return tree;
}

// As a page is saved: parsed anew, ids given back, new ones minted.
Tree edited(const Tree& old, std::string_view markdown, Ids& ids) {
    auto tree = parse_markdown(markdown).value();
    reattach(old, tree);
    give_ids(tree, ids.mint());
    return tree;
}

TEST(Reattach, AnEditedParagraphKeepsItsId) {
    Ids ids;
    auto old = tree_of("# One\n\nThe first paragraph of text.\n\nThe last.", ids);
    auto now = edited(old, "New start.\n\n# One\n\nThe first short paragraph of text.\n\nThe last.", ids);
    EXPECT_EQ(now.blocks[1].id, old.blocks[0].id);
    EXPECT_EQ(now.blocks[2].id, old.blocks[1].id);
    EXPECT_EQ(now.blocks[3].id, old.blocks[2].id);
}

TEST(Reattach, ASplitKeepsTheIdOnTheFirstPart) {
    Ids ids;
    auto old = tree_of("One two three four. Five six seven eight.", ids);
    auto now = edited(old, "One two three four.\n\nFive six seven eight.", ids);
    EXPECT_EQ(now.blocks[0].id, old.blocks[0].id);
    EXPECT_NE(now.blocks[1].id, old.blocks[0].id);
}

TEST(Reattach, ACopyOfABlockIsANewBlock) {
    Ids ids;
    auto old = tree_of("Same words here.\n\nOther.", ids);
    auto now = edited(old, "Same words here.\n\nOther.\n\nSame words here.", ids);
    EXPECT_EQ(now.blocks[0].id, old.blocks[0].id);
    EXPECT_EQ(now.blocks[1].id, old.blocks[1].id);
    EXPECT_FALSE(now.blocks[2].id == old.blocks[0].id || now.blocks[2].id == old.blocks[1].id);
}

TEST(EditScript, AChangedWordIsOneSmallEdit) {
    Ids ids;
    auto old = tree_of("The duty is **five** pence.", ids);
    auto now = edited(old, "The duty is **six** pence.", ids);
    EXPECT_EQ(write_json(edit_script(old, now).value()),
        R"([{"edit":"edit_text","block":"1","at":12,"erase":4,"insert":[{"words":"six","marks":["strong"]}]}])");
}

TEST(EditScript, AMovedBlockIsOneMove) {
    Ids ids;
    auto old = tree_of("a\n\nb\n\nc", ids);
    auto now = old;
    std::swap(now.blocks[0], now.blocks[2]);
    std::swap(now.blocks[1], now.blocks[2]);
    EXPECT_EQ(write_json(edit_script(old, now).value()),
        R"([{"edit":"move","block":"3","parent":"0","after":"0"}])");
}

TEST(EditScript, BringsAnyTreeToAnyOther) {
    for (std::size_t seed = 1; seed <= test::trees_to_try(1500); ++seed) {
        test::RandomTree random(seed);
        Ids ids;
        auto from = random.make();
        give_ids(from, ids.mint());
        auto to = random.change(from);
        give_ids(to, ids.mint());
        auto script = edit_script(from, to);
        ASSERT_TRUE(script) << seed;
        auto there = apply_script(*script, from);
        ASSERT_TRUE(there) << seed << " " << there.error().message;
        ASSERT_EQ(write_json(*there), write_json(to)) << seed;
        ASSERT_TRUE(edit_script(from, from)->empty()) << seed;
    }
}

TEST(EditScript, AStepThatCannotBeTakenIsAnError) {
    Ids ids;
    auto tree = tree_of("> a\n\né", ids);
    EXPECT_EQ(apply_script({edit::Erase{BlockId{99}}}, tree).error().message, "there is no block 99");
    EXPECT_EQ(apply_script({edit::Move{BlockId{1}, BlockId{2}, BlockId::none}}, tree).error().message,
        "a block cannot stand inside itself");
    EXPECT_EQ(apply_script({edit::EditText{BlockId{3}, 1, 1, {}}}, tree).error().message,
        "an edit points beside the text");
    EXPECT_EQ(apply_script({edit::EditText{BlockId{3}, 0, 3, {}}}, tree).error().message,
        "an edit points beside the text");
}

TEST(Merge, ChangesInDifferentBlocksAndWordsAreBothThere) {
    Ids ids;
    auto base = tree_of("One two three four.\n\nMiddle.\n\nLast.", ids);
    auto mine = edited(base, "One 2 three four.\n\nMiddle.\n\nLast.\n\nMore of mine.", ids);
    auto theirs = edited(base, "New of theirs.\n\nOne two three 4.\n\nMiddle.\n\nLast!", ids);
    auto merged = merge(base, mine, theirs).value();
    EXPECT_TRUE(merged.conflicts.empty());
    EXPECT_EQ(print_markdown(merged.tree),
        "New of theirs.\n\nOne 2 three 4.\n\nMiddle.\n\nLast!\n\nMore of mine.\n");
}

TEST(Merge, TheSameWordChangedTwiceIsAConflictThatHoldsBoth) {
    Ids ids;
    auto base = tree_of("The duty is five pence.", ids);
    auto mine = edited(base, "The duty is six pence.", ids);
    auto theirs = edited(base, "The duty is seven pence.", ids);
    auto merged = merge(base, mine, theirs).value();
    ASSERT_EQ(merged.conflicts.size(), 1u);
    EXPECT_EQ(plain_text(merged.conflicts[0].base->text), "The duty is five pence.");
    EXPECT_EQ(plain_text(merged.conflicts[0].mine->text), "The duty is six pence.");
    EXPECT_EQ(plain_text(merged.conflicts[0].theirs->text), "The duty is seven pence.");
    EXPECT_EQ(merged.tree, theirs);
}

TEST(Merge, WordsAddedRightBesideAChangeAreAConflictThatHoldsBoth) {
    Ids ids;
    auto base = tree_of("The duty is five pence.", ids);
    auto mine = edited(base, "The duty is five pence a page.", ids);
    auto theirs = edited(base, "The duty is five shillings.", ids);
    for (const auto& merged : {merge(base, mine, theirs).value(), merge(base, theirs, mine).value()})
        EXPECT_EQ(merged.conflicts.size(), 1u);
}

TEST(Merge, ABlockThatOneEditsAndTheOtherDeletesIsAConflict) {
    Ids ids;
    auto base = tree_of("Keep.\n\nThe text in question here.", ids);
    auto changed = edited(base, "Keep.\n\nThe text in doubt here.", ids);
    auto without = base;
    without.blocks.pop_back();
    auto deleted_by_them = merge(base, changed, without).value();
    ASSERT_EQ(deleted_by_them.conflicts.size(), 1u);
    EXPECT_FALSE(deleted_by_them.conflicts[0].theirs);
    auto deleted_by_me = merge(base, without, changed).value();
    ASSERT_EQ(deleted_by_me.conflicts.size(), 1u);
    EXPECT_FALSE(deleted_by_me.conflicts[0].mine);
    EXPECT_EQ(deleted_by_me.tree, changed);
}

TEST(Merge, OneSidedChangesGiveThatSide) {
    for (std::size_t seed = 1; seed <= test::trees_to_try(800); ++seed) {
        test::RandomTree random(seed);
        Ids ids;
        auto base = random.make();
        give_ids(base, ids.mint());
        auto changed = random.change(base);
        give_ids(changed, ids.mint());
        auto theirs = merge(base, base, changed).value();
        ASSERT_TRUE(theirs.conflicts.empty() && theirs.tree == changed) << seed;
        auto mine = merge(base, changed, base).value();
        ASSERT_TRUE(mine.conflicts.empty()) << seed;
        ASSERT_EQ(write_json(mine.tree), write_json(changed)) << seed;
    }
}

// A block by its id: a paragraph, or a quote around others.
Block made(std::int64_t id, std::vector<Block> inside = {}) {
    const auto words = "Words of " + std::to_string(id) + ".";
    if (inside.empty()) return {BlockId{id}, Paragraph{}, {{words, {}}}, {}};
    return {BlockId{id}, Quote{}, {}, std::move(inside)};
}

TEST(Merge, ABlockMovedByBothStandsWhereThePlaceIsLeft) {
    // One turned round what stands in a quote, the other took it out and the quote away.
    const Tree base{{made(1, {made(2), made(3)})}};
    const Tree taken_out{{made(3), made(2)}};
    for (const Tree& turned : {Tree{{made(1, {made(3), made(2)})}}, base}) {
        const auto one = merge(base, turned, taken_out).value();
        const auto other = merge(base, taken_out, turned).value();
        EXPECT_TRUE(one.conflicts.empty() && other.conflicts.empty());
        EXPECT_TRUE(one.tree == taken_out) << print_markdown(one.tree);
        EXPECT_TRUE(other.tree == taken_out) << print_markdown(other.tree);
    }
}

TEST(Merge, ABlockMovedByBothStandsAtOnePlaceFromBothSides) {
    // One put the last of a quote first in it, the other put it before the quote; of the rest each took one
    // away.
    const Tree base{{made(1, {made(2), made(3), made(4)})}};
    const Tree inside{{made(1, {made(4), made(2)})}};
    const Tree outside{{made(4), made(1, {made(3)})}};
    const auto one = merge(base, inside, outside).value();
    const auto other = merge(base, outside, inside).value();
    EXPECT_TRUE(one.conflicts.empty() && other.conflicts.empty());
    EXPECT_TRUE(one.tree == other.tree) << print_markdown(one.tree) << print_markdown(other.tree);
    EXPECT_TRUE(one.tree == Tree{{made(4)}}) << print_markdown(one.tree);

    // Two new places: the same one is chosen.
    const Tree open{{made(1, {made(2), made(3)}), made(5, {made(6)}), made(7, {made(8)})}};
    const Tree in_five{{made(1, {made(3)}), made(5, {made(6), made(2)}), made(7, {made(8)})}};
    const Tree in_seven{{made(1, {made(3)}), made(5, {made(6)}), made(7, {made(8), made(2)})}};
    EXPECT_TRUE(merge(open, in_five, in_seven)->tree == in_seven);
    EXPECT_TRUE(merge(open, in_seven, in_five)->tree == in_seven);
}

void words_of(const std::vector<Block>& blocks, std::string& out) {
    out += plain_text(Tree{blocks}).text;
}

TEST(Merge, NoMarkedWordOfEitherSideIsLost) {
    for (std::size_t seed = 1; seed <= test::trees_to_try(800); ++seed) {
        test::RandomTree random(seed);
        Ids ids;
        auto base = random.make();
        give_ids(base, ids.mint());
        auto write_in = [&](Tree tree, const std::string& word) {
            // A word that no one else has, in a block that takes words, and one new paragraph.
            for (auto& block : tree.blocks)
                if (std::holds_alternative<Paragraph>(block.node)
                    || std::holds_alternative<Heading>(block.node)) {
                    block.text.push_back({word + "in", {}});
                    break;
                }
            tree.blocks.insert(
                tree.blocks.begin() + static_cast<std::ptrdiff_t>(random.below(tree.blocks.size() + 1)),
                Block{BlockId::none, Paragraph{}, {{word + "new", {}}}, {}});
            normalise(tree);
            give_ids(tree, ids.mint());
            return tree;
        };
        auto mine = write_in(random.change(base), "qmine");
        auto theirs = write_in(random.change(base), "qtheirs");
        auto merged = merge(base, mine, theirs).value();
        std::string words = plain_text(merged.tree).text;
        for (const auto& conflict : merged.conflicts) {
            if (conflict.mine) words_of({*conflict.mine}, words);
            if (conflict.theirs) words_of({*conflict.theirs}, words);
        }
        for (std::string word : {"qminein", "qminenew", "qtheirsin", "qtheirsnew"}) {
            if (plain_text(mine).text.contains(word) || plain_text(theirs).text.contains(word))
                ASSERT_TRUE(words.contains(word)) << word << " in " << seed;
        }
        ASSERT_FALSE(find_fault(merged.tree)) << seed;
    }
}

class NoFacts final : public ViewerFacts {
public:
    std::optional<std::string> object_href(TargetId) const override { return std::nullopt; }
    std::optional<WikiPage> wiki_page(std::string_view) const override { return std::nullopt; }
    std::optional<std::string> person_href(TargetId) const override { return std::nullopt; }
    std::optional<std::string> file_href(TargetId) const override { return std::nullopt; }
    bool append_embed(TargetId, std::string&) const override { return false; }
};

TEST(Difference, ShowsWordsTakenAwayAndPutInSaidInWords) {
    Ids ids;
    auto from = tree_of("The duty is five pence.\n\nGone.", ids);
    auto to = edited(from, "The duty is six pence.", ids);
    auto difference = diff(from, to);
    std::string html;
    append_html(html, print_fragment(difference), NoFacts{});
    EXPECT_EQ(html,
        "<p class=\"fm-body fm-block-changed\">The duty is <del class=\"fm-removed\"><span "
        "class=\"fm-visually-hidden\">Removed: "
        "</span>five</del><ins class=\"fm-added\"><span class=\"fm-visually-hidden\">Added: </span>six</ins> "
        "pence.</p>\n"
        "<p class=\"fm-body fm-block-removed\"><span class=\"fm-visually-hidden\">Removed: "
        "</span>Gone.</p>\n");
    EXPECT_EQ(write_json(difference),
        R"({"added":0,"removed":1,"changed":1,"moved":0,"blocks":[{"change":"changed","depth":0,"kind":"paragraph","id":"1","text":[)"
        R"({"change":"same","pieces":["The duty is "]},{"change":"removed","pieces":["five"]},{"change":"added","pieces":["six"]},)"
        R"({"change":"same","pieces":[" pence."]}]},{"change":"removed","depth":0,"kind":"paragraph","id":"2","text":[)"
        R"({"change":"same","pieces":["Gone."]}]}]})");
}

TEST(Difference, CountsWordsAndSaysWhenThereIsNothingToCount) {
    Ids ids;
    const auto from = tree_of("The duty is five pence.\n\nGone with it.", ids);
    const auto difference = diff(from, parse_markdown("The duty is six pence.").value());
    EXPECT_EQ(difference.words_added, 1u);
    EXPECT_EQ(difference.words_removed, 4u);
    EXPECT_FALSE(difference.empty());
    EXPECT_TRUE(diff(from, from).empty());
}

TEST(Difference, AMovedBlockIsMovedAndNotWrittenTwice) {
    Ids ids;
    auto from = tree_of("One.\n\nTwo.\n\nThree.", ids);
    auto to = from;
    std::rotate(to.blocks.begin(), to.blocks.begin() + 2, to.blocks.end());
    auto difference = diff(from, to);
    EXPECT_EQ(difference.moved, 1u);
    EXPECT_EQ(difference.added + difference.removed + difference.changed, 0u);
    EXPECT_EQ(difference.tree.blocks.size(), 3u);
}

TEST(Difference, StaysFastOnTwoLongTextsThatHaveLittleInCommon) {
    std::string left;
    std::string right;
    for (int i = 0; i < 40'000; ++i) {
        left += "l" + std::to_string(i * 7919 % 1000) + " ";
        right += "r" + std::to_string(static_cast<unsigned>(i) * 104729U % 1000) + " ";
    }
    const auto start = kit::own_time();
    auto difference = diff(parse_markdown(left).value(), parse_markdown(right).value());
    EXPECT_FALSE(difference.tree.blocks.empty());
    EXPECT_LT(kit::own_time() - start, std::chrono::seconds(5));
}

}} // namespace folkmoot::richtext
