// The server makes another tree of a document while somebody types into it.
#include "collab/tree/bring_to.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/tree/words.hpp"
#include "collab/yjs/text_cursor.hpp"
#include "documents.hpp"

namespace folkmoot::collab { namespace {

using richtext::BlockId;
using richtext::Tree;
using yjs::BlockNumber;
using yjs::TypeNumber;

constexpr std::string_view typed = "TYPED";

std::vector<TypeNumber> texts_in(const yjs::Model& model, TypeNumber type) {
    std::vector<TypeNumber> texts;
    for (BlockNumber next = model.types[type].start; next != yjs::none; next = model.blocks[next].right) {
        const TypeNumber child = live_type(model, next);
        if (child == yjs::none) continue;
        if (is_text(model, child)) texts.push_back(child);
        const auto inside = texts_in(model, child);
        texts.insert(texts.end(), inside.begin(), inside.end());
    }
    return texts;
}

/// Where a piece of a document is, for all replicas.
struct Unit {
    yjs::Id id;
    bool is_live_in(const yjs::Document& document) const {
        const yjs::Model& model = document.model();
        return !model.blocks[model.find({model.clients.find(id.client), id.clock})].deleted;
    }
};

struct Typing {
    yjs::OwnedOctets update;
    Unit text; ///< into which was typed
    bool any = false;
};

/// Types at a random place of a random text, in the style that is there.
Typing type(yjs::Document& document, richtext::test::RandomTree& random) {
    yjs::Budget budget{10'000'000};
    yjs::Edit edit{document, 9, budget};
    const yjs::Model& model = document.model();
    const auto texts = texts_in(model, edit.root(text_root));
    if (texts.empty()) return {};
    const TypeNumber text = texts[random.below(texts.size())];
    const yjs::Block& block = model.blocks[model.types[text].block];
    Typing typing{{}, {{model.clients[block.client].id, block.clock}}, true};
    yjs::TextCursor cursor{edit, text};
    // A letter of two units is stepped over whole: half of one is nothing that a cursor may stop at.
    for (std::size_t left = random.below(model.types[text].length + 1u);
        left > 0 && cursor.right() != yjs::none;) {
        const yjs::Block& next = model.blocks[cursor.right()];
        if (next.deleted || next.content != yjs::Content::string) {
            cursor.forward();
            continue;
        }
        cursor.retain(static_cast<unsigned char>(model.content_of(next).front()) >= 0xf0 ? 2 : 1);
        --left;
    }
    cursor.insert(typed, cursor.attributes());
    auto update = edit.finish();
    EXPECT_TRUE(update);
    if (update) typing.update = std::move(*update);
    return typing;
}

bool take_out(Tree& tree) {
    bool found = false;
    richtext::each_block(tree.blocks, [&](richtext::Block& block) {
        for (auto& piece : block.text) {
            auto* run = std::get_if<std::string>(&piece.content);
            if (!run) continue;
            if (const auto at = run->find(typed); at != std::string::npos) {
                run->erase(at, typed.size());
                found = true;
            }
        }
    });
    richtext::normalise(tree);
    return found;
}

TEST(DocumentsEditedAtOnce, KeepWhatTheServerMadeAndWhatSomebodyTyped) {
    std::size_t kept = 0;
    std::size_t lost = 0;
    for (std::uint64_t seed = 1; seed <= richtext::test::trees_to_try(2000); ++seed) {
        richtext::test::RandomTree random{seed};
        const Tree before = test::with_ids(random.make());
        const Tree after = test::with_ids(random.change(before), 500'000);
        test::Written written = test::write(before);
        yjs::Document theirs;
        if (!written.update.empty()) test::apply(theirs, written.update);
        const Typing typing = type(theirs, random);
        yjs::Budget budget{100'000'000};
        yjs::Edit edit{written.document, 8, budget};
        ASSERT_FALSE(bring_to(edit, after, [] { return BlockId{999'999}; }));
        const auto made = edit.finish();
        ASSERT_TRUE(made);
        const bool stands = typing.any && typing.text.is_live_in(written.document);
        if (typing.any) test::apply(written.document, typing.update);
        if (!made->empty()) test::apply(theirs, *made);
        ASSERT_EQ(theirs.state(), written.document.state()) << seed;
        ASSERT_EQ(theirs.deletes(), written.document.deletes()) << seed;
        ASSERT_EQ(richtext::write_json(test::tree_in(theirs)),
            richtext::write_json(test::tree_in(written.document)))
            << seed;
        Tree merged = test::tree_in(theirs);
        const bool found = take_out(merged);
        ASSERT_EQ(richtext::write_json(merged), richtext::write_json(after)) << seed;
        EXPECT_EQ(found, stands) << seed;
        kept += found ? 1 : 0;
        lost += typing.any && !found ? 1 : 0;
    }
    // Only what was typed into blocks that went, moved or became others is gone.
    EXPECT_GT(kept, richtext::test::trees_to_try(800));
    EXPECT_LT(lost, kept);
}

}} // namespace folkmoot::collab
