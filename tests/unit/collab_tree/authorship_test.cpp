#include "collab/tree/authorship.hpp"

#include "collab/tree/bring_to.hpp"
#include "documents.hpp"
#include "richtext/text_tokens.hpp"

namespace folkmoot::collab { namespace {

using richtext::Block;
using richtext::BlockId;
using richtext::Tree;
using test::paragraph;

void bring(yjs::Document& document, const Tree& wanted, yjs::ClientId self) {
    yjs::Budget budget{100'000'000};
    yjs::Edit edit{document, self, budget};
    const auto error = bring_to(edit, wanted, [] { return BlockId{999'999}; });
    ASSERT_FALSE(error) << error->message;
    ASSERT_TRUE(edit.finish());
}

std::vector<BlockAuthors> authors_in(const yjs::Document& document) {
    const auto read = tree_of(document);
    EXPECT_TRUE(read);
    return read ? authors_of(document, *read) : std::vector<BlockAuthors>{};
}

TEST(Authorship, EachRunOfABlockHasWhoeverWroteIt) {
    test::Written written = test::write({{paragraph(1, {{"the cat 😀 sat", {}}})}});
    bring(written.document, {{paragraph(1, {{"the black cat 😀 sat", {}}})}}, 8);
    const auto authors = authors_in(written.document);
    ASSERT_EQ(authors.size(), 1u);
    EXPECT_EQ(authors[0].block, BlockId{1});
    EXPECT_EQ(authors[0].made.client, test::server);
    const auto& runs = authors[0].runs;
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_EQ(runs[1].first.client, 8u);
    EXPECT_EQ(runs[1].size, 6u);
    EXPECT_EQ(runs[0].first.client, test::server);
    EXPECT_EQ(runs[2].first.client, test::server);
    EXPECT_EQ(runs[2].first.clock, runs[0].first.clock + runs[0].size);
    EXPECT_EQ(runs[2].at, runs[1].at + 6);
}

TEST(Authorship, WhatOnlyGetsAnotherStyleStaysItsAuthors) {
    test::Written written = test::write({{paragraph(1, {{"one two three", {}}})}});
    const richtext::Style strong{richtext::Mark::strong, {}, {}};
    bring(written.document, {{paragraph(1, {{"one ", {}}, {"two", strong}, {" three", {}}})}}, 8);
    const auto authors = authors_in(written.document);
    ASSERT_EQ(authors.size(), 1u);
    const yjs::Clock first = authors[0].runs.front().first.clock;
    EXPECT_EQ(authors[0].runs, (std::vector<AuthoredRun>{{0, 13, {test::server, first}}}));
}

TEST(Authorship, RunsCoverTheWholeTextOfEveryBlock) {
    for (std::uint64_t seed = 1; seed <= richtext::test::trees_to_try(500); ++seed) {
        richtext::test::RandomTree random{seed};
        const Tree before = test::with_ids(random.make());
        const Tree after = test::with_ids(random.change(before), 500'000);
        test::Written written = test::write(before);
        bring(written.document, after, 8);
        std::unordered_map<BlockId, std::size_t> units;
        richtext::each_block(after.blocks, [&](const Block& block) {
            for (const auto& piece : block.text)
                units[block.id] += richtext::unit_count(piece);
        });
        for (const BlockAuthors& authors : authors_in(written.document)) {
            std::size_t at = 0;
            for (const AuthoredRun& run : authors.runs) {
                ASSERT_EQ(run.at, at) << seed;
                ASSERT_GT(run.size, 0u);
                at += run.size;
            }
            ASSERT_EQ(at, units[authors.block]) << seed;
        }
    }
}

}} // namespace folkmoot::collab
