#include "collab/tree/block_edits.hpp"
#include "collab/tree/bring_to.hpp"
#include "collab/tree/vocabulary.hpp"
#include "documents.hpp"

#include <unordered_set>

namespace folkmoot::collab { namespace {

using richtext::BlockId;
using richtext::Tree;

richtext::MintBlockId counter(std::int64_t from = 1'000'000) {
    return [from]() mutable { return BlockId{++from}; };
}

yjs::OwnedOctets change(yjs::Document& document, const Tree& wanted, yjs::ClientId self = 8) {
    yjs::Budget budget{100'000'000};
    yjs::Edit edit{document, self, budget};
    const auto error = bring_to(edit, wanted, counter());
    EXPECT_FALSE(error) << error->message;
    auto update = edit.finish();
    EXPECT_TRUE(update);
    return update ? std::move(*update) : yjs::OwnedOctets{};
}

TEST(DocumentScripts, AScriptMakesOfADocumentWhatItMakesOfItsTree) {
    for (std::uint64_t seed = 1; seed <= richtext::test::trees_to_try(1500); ++seed) {
        richtext::test::RandomTree random{seed};
        const Tree before = test::with_ids(random.make());
        const Tree after = test::with_ids(random.change(before), 500'000);
        test::Written written = test::write(before);
        yjs::Document replica;
        if (!written.update.empty()) test::apply(replica, written.update);
        const auto update = change(written.document, after);
        ASSERT_EQ(richtext::write_json(test::tree_in(written.document)), richtext::write_json(after)) << seed;
        if (!update.empty()) test::apply(replica, update);
        ASSERT_EQ(richtext::write_json(test::tree_in(replica)), richtext::write_json(after)) << seed;
        ASSERT_EQ(replica.encode(), written.document.encode());
    }
}

/// The elements of blocks that a script neither moves nor makes anew.
std::vector<BlockId> staying(const Tree& before, const richtext::EditScript& script) {
    std::unordered_set<BlockId> gone;
    for (const auto& step : script) {
        if (const auto* move = std::get_if<richtext::edit::Move>(&step)) gone.insert(move->block);
        if (const auto* erase = std::get_if<richtext::edit::Erase>(&step)) gone.insert(erase->block);
        if (const auto* set = std::get_if<richtext::edit::SetNode>(&step)) gone.insert(set->block);
    }
    std::vector<BlockId> staying;
    const auto visit = [&](const auto& self, const std::vector<richtext::Block>& blocks) -> void {
        for (const auto& block : blocks) {
            if (gone.contains(block.id)) continue;
            staying.push_back(block.id);
            self(self, block.blocks);
        }
    };
    visit(visit, before.blocks);
    return staying;
}

TEST(DocumentScripts, WhatAScriptDoesNotNameKeepsItsElements) {
    std::size_t stayed = 0;
    for (std::uint64_t seed = 1; seed <= richtext::test::trees_to_try(500); ++seed) {
        richtext::test::RandomTree random{seed};
        const Tree before = test::with_ids(random.make());
        const Tree after = test::with_ids(random.change(before), 500'000);
        test::Written written = test::write(before);
        const auto read = tree_of(written.document);
        ASSERT_TRUE(read);
        const auto script = richtext::edit_script(read->tree, after);
        ASSERT_TRUE(script);
        yjs::Budget budget{100'000'000};
        yjs::Edit edit{written.document, 8, budget};
        BlockEdits edits{edit, *read};
        const auto error = edits.run(*script);
        ASSERT_FALSE(error) << error->message;
        ASSERT_TRUE(edit.finish());
        const auto now = tree_of(written.document);
        ASSERT_TRUE(now);
        ASSERT_EQ(richtext::write_json(now->tree), richtext::write_json(after)) << seed;
        const yjs::Model& model = written.document.model();
        for (const BlockId id : staying(before, *script)) {
            ASSERT_EQ(now->elements.at(id), read->elements.at(id)) << seed;
            ASSERT_EQ(
                model.clients[model.blocks[model.types[now->elements.at(id)].block].client].id, test::server);
            ++stayed;
        }
    }
    EXPECT_GT(stayed, richtext::test::trees_to_try(2000));
}

/// Another tree with ids of the first, each for any block: so kinds change, and blocks go anywhere.
Tree shuffled(richtext::test::RandomTree& random, const Tree& before) {
    std::vector<BlockId> ids;
    richtext::each_block(before.blocks, [&](const richtext::Block& block) { ids.push_back(block.id); });
    Tree after = random.make();
    richtext::each_block(after.blocks, [&](richtext::Block& block) {
        if (ids.empty() || random.below(3) == 0) return;
        std::swap(ids[random.below(ids.size())], ids.back());
        block.id = ids.back();
        ids.pop_back();
    });
    return test::with_ids(after, 500'000);
}

TEST(DocumentScripts, AnyTreeCanBeMadeOfAnyOther) {
    for (std::uint64_t seed = 1; seed <= richtext::test::trees_to_try(1500); ++seed) {
        richtext::test::RandomTree random{seed};
        const Tree before = test::with_ids(random.make());
        const Tree after = shuffled(random, before);
        test::Written written = test::write(before);
        yjs::Document replica;
        if (!written.update.empty()) test::apply(replica, written.update);
        const auto read = tree_of(written.document);
        ASSERT_TRUE(read);
        const auto script = richtext::edit_script(read->tree, after);
        yjs::Budget budget{100'000'000};
        yjs::Edit edit{written.document, 8, budget};
        BlockEdits edits{edit, *read};
        const auto error = edits.run(*script);
        ASSERT_FALSE(error) << error->message;
        const auto update = edit.finish();
        ASSERT_TRUE(update);
        ASSERT_EQ(richtext::write_json(test::tree_in(written.document)), richtext::write_json(after)) << seed;
        if (!update->empty()) test::apply(replica, *update);
        ASSERT_EQ(richtext::write_json(test::tree_in(replica)), richtext::write_json(after)) << seed;
    }
}

TEST(DocumentIds, AreGivenToBlocksThatHaveNoneOrAnothers) {
    yjs::Document document;
    yjs::Budget budget;
    yjs::Edit edit{document, 5, budget};
    const auto root = edit.root(text_root);
    yjs::BlockNumber last = yjs::none;
    for (const std::string_view id : {"", "1", "1", "2"}) {
        const auto element = edit.insert_element(root, last, "rule");
        if (!id.empty()) edit.set_attribute(element, "id", yjs::any_text(id));
        last = edit.model().types[element].block;
    }
    const auto before = tree_of(document);
    ASSERT_TRUE(before);
    EXPECT_EQ(before->without_id.size(), 2u);
    std::int64_t next = 0;
    EXPECT_EQ(give_block_ids(edit, *before, [&] { return BlockId{++next}; }), 2u);
    ASSERT_TRUE(edit.finish());
    std::vector<BlockId> ids;
    for (const auto& block : test::tree_in(document).blocks)
        ids.push_back(block.id);
    EXPECT_EQ(ids, (std::vector<BlockId>{BlockId{3}, BlockId{1}, BlockId{4}, BlockId{2}}));
}

}} // namespace folkmoot::collab
