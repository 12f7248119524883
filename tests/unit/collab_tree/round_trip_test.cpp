#include "documents.hpp"

namespace folkmoot::collab { namespace {

using richtext::BlockId;
using richtext::Tree;

TEST(DocumentTrees, ATreeThatWasWrittenIsReadBackAsItWas) {
    for (std::uint64_t seed = 1; seed <= richtext::test::trees_to_try(2000); ++seed) {
        const Tree tree = test::with_ids(richtext::test::RandomTree{seed}.make());
        const test::Written written = test::write(tree);
        const auto read = tree_of(written.document);
        ASSERT_TRUE(read) << read.error().message;
        ASSERT_EQ(richtext::write_json(read->tree), richtext::write_json(tree)) << seed;
        EXPECT_EQ(read->oddity_count, 0u) << seed << " " << read->oddities.front().name;
        EXPECT_TRUE(read->without_id.empty());
    }
}

TEST(DocumentTrees, ReplicasThatGetTheUpdateShowTheSameTree) {
    for (std::uint64_t seed = 1; seed <= richtext::test::trees_to_try(300); ++seed) {
        const Tree tree = test::with_ids(richtext::test::RandomTree{seed}.make());
        const test::Written written = test::write(tree);
        yjs::Document replica;
        if (!written.update.empty()) test::apply(replica, written.update);
        ASSERT_EQ(richtext::write_json(test::tree_in(replica)), richtext::write_json(tree)) << seed;
        const auto stored = yjs::load(replica.encode());
        ASSERT_TRUE(stored);
        ASSERT_EQ(richtext::write_json(test::tree_in(*stored)), richtext::write_json(tree)) << seed;
    }
}

}} // namespace folkmoot::collab
