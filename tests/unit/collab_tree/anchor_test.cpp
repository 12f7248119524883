#include "collab/tree/anchor.hpp"

#include "collab/tree/bring_to.hpp"
#include "documents.hpp"
#include "richtext/text_tokens.hpp"

namespace folkmoot::collab { namespace {

using richtext::Block;
using richtext::BlockId;
using richtext::Tree;
using test::paragraph;

void bring(yjs::Document& document, const Tree& wanted) {
    yjs::Budget budget{100'000'000};
    yjs::Edit edit{document, 8, budget};
    const auto error = bring_to(edit, wanted, [] { return BlockId{999'999}; });
    ASSERT_FALSE(error) << error->message;
    ASSERT_TRUE(edit.finish());
}

/// The places between the letters of a text.
std::vector<std::size_t> places_in(const richtext::Text& text) {
    std::vector<std::size_t> places{0};
    std::size_t at = 0;
    for (const auto& piece : text) {
        const auto* run = std::get_if<std::string>(&piece.content);
        for (std::size_t n = 1; run && n < run->size(); ++n)
            if ((static_cast<unsigned char>((*run)[n]) & 0xc0) != 0x80) places.push_back(at + n);
        at += richtext::unit_count(piece);
        places.push_back(at);
    }
    return places;
}

TEST(Anchors, EveryPlaceOfEveryTextIsFoundAgain) {
    std::size_t found = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        const Tree tree = test::with_ids(richtext::test::RandomTree{seed}.make());
        const test::Written written = test::write(tree);
        const auto read = tree_of(written.document);
        ASSERT_TRUE(read);
        richtext::each_block(tree.blocks, [&](const Block& block) {
            if (block.text.empty()) return;
            for (const std::size_t at : places_in(block.text)) {
                const auto anchor = anchor_at(written.document, *read, {block.id, at});
                ASSERT_TRUE(anchor) << seed;
                ASSERT_EQ(place_of(written.document, *read, *anchor), (TextPlace{block.id, at})) << seed;
                ++found;
            }
        });
    }
    EXPECT_GT(found, 10'000u);
}

TEST(Anchors, StayWithTheirWordsWhateverIsWrittenAround) {
    test::Written written =
        test::write({{paragraph(1, {{"first", {}}}), paragraph(2, {{"the 😀 cat sat", {}}})}});
    const auto read = tree_of(written.document);
    ASSERT_TRUE(read);
    const auto cat = anchor_at(written.document, *read, {BlockId{2}, 9});
    const auto behind_cat = anchor_at(written.document, *read, {BlockId{2}, 12}, -1);
    ASSERT_TRUE(cat && behind_cat);
    const richtext::Style strong{richtext::Mark::strong, {}, {}};
    bring(written.document,
        {{paragraph(3, {{"new", {}}}),
            paragraph(2, {{"so the 😀 black ", {}}, {"cat", strong}, {"s all sat", {}}})}});
    const auto now = tree_of(written.document);
    ASSERT_TRUE(now);
    EXPECT_EQ(place_of(written.document, *now, *cat), (TextPlace{BlockId{2}, 18}));
    EXPECT_EQ(place_of(written.document, *now, *behind_cat), (TextPlace{BlockId{2}, 21}));
}

TEST(Anchors, OfWhatIsDeletedAreWhereItWasUnlessTheirBlockIsGone) {
    test::Written written =
        test::write({{paragraph(1, {{"going", {}}}), paragraph(2, {{"the cat sat", {}}})}});
    const auto read = tree_of(written.document);
    ASSERT_TRUE(read);
    const auto cat = anchor_at(written.document, *read, {BlockId{2}, 5});
    const auto going = anchor_at(written.document, *read, {BlockId{1}, 2});
    EXPECT_FALSE(anchor_at(written.document, *read, {BlockId{2}, 12}));
    EXPECT_FALSE(anchor_at(written.document, *read, {BlockId{3}, 0}));
    ASSERT_TRUE(cat && going);
    bring(written.document, {{paragraph(2, {{"the sat", {}}})}});
    const auto now = tree_of(written.document);
    ASSERT_TRUE(now);
    EXPECT_EQ(place_of(written.document, *now, *cat), (TextPlace{BlockId{2}, 4}));
    EXPECT_FALSE(place_of(written.document, *now, *going));
}

}} // namespace folkmoot::collab
