#include "richtext/same_additions.hpp"

#include <folkmoot/richtext_diff.hpp>

namespace folkmoot::richtext { namespace {

/// Three texts, the second and third made of the first by two people.
struct Sides {
    Sides(std::string_view before, std::string_view of_theirs, std::string_view of_mine)
        : base(parse_markdown(before).value())
        , theirs(parse_markdown(of_theirs).value())
        , mine(parse_markdown(of_mine).value()) {
        give_ids(base, mint);
        for (Tree* side : {&theirs, &mine}) {
            reattach(base, *side);
            give_ids(*side, mint);
        }
    }
    std::string merged() {
        adopt_additions(base, theirs, mine);
        const auto both = merge(base, mine, theirs).value();
        EXPECT_TRUE(both.conflicts.empty());
        return print_markdown(both.tree);
    }
    std::int64_t next = 1;
    MintBlockId mint = [this] { return BlockId{next++}; };
    Tree base, theirs, mine;
};

TEST(SameAdditions, OfBothSidesAreOne) {
    EXPECT_EQ(
        Sides("a\n\nz", "a\n\nnew words\n\nz", "a\n\nnew words\n\nz").merged(), "a\n\nnew words\n\nz\n");
    EXPECT_EQ(Sides("a", "a\n\n- one\n- two", "a\n\n- one\n- two").merged(), "a\n\n- one\n- two\n");
    EXPECT_EQ(Sides("- one", "- one\n- two", "- one\n- two").merged(), "- one\n- two\n");
}

TEST(SameAdditions, StandAmongWhatEachSideAddedBesides) {
    EXPECT_EQ(Sides("a\n\nz", "a\n\nboth\n\ntheirs\n\nz", "a\n\nmine\n\nboth\n\nz").merged(),
        "a\n\nmine\n\nboth\n\ntheirs\n\nz\n");
}

TEST(SameAdditions, AtOtherPlacesAreTwo) {
    EXPECT_EQ(Sides("a\n\nz", "same\n\na\n\nz", "a\n\nsame\n\nz").merged(), "same\n\na\n\nsame\n\nz\n");
}

TEST(SameAdditions, ThatOneSideMadeTwiceStayTwo) {
    EXPECT_EQ(Sides("a", "a\n\nagain", "a\n\nagain\n\nagain").merged(), "a\n\nagain\n\nagain\n");
}

TEST(SameAdditions, LeaveWhatWasMovedThereAlone) {
    Sides sides{"a\n\nmoved\n\nz", "a\n\nz\n\nmoved", "a\n\nmoved\n\nz"};
    const Tree before = sides.mine;
    adopt_additions(sides.base, sides.theirs, sides.mine);
    EXPECT_EQ(sides.mine, before);
}

}} // namespace folkmoot::richtext
