#pragma once
// Documents with trees in them, for the tests of this room.
#include "collab/tree/document_tree.hpp"
#include "collab/tree/write_tree.hpp"
#include "unit/richtext/random_tree.hpp"

namespace folkmoot::collab::test {

inline constexpr yjs::ClientId server = 7;

/// A tree whose blocks have the ids 1, 2, 3...
inline richtext::Tree with_ids(richtext::Tree tree, std::int64_t last = 0) {
    richtext::give_ids(tree, [&] { return richtext::BlockId{++last}; });
    return tree;
}

inline richtext::Block paragraph(std::int64_t id, richtext::Text text) {
    return {richtext::BlockId{id}, richtext::Paragraph{}, std::move(text), {}};
}

/// A document with a tree, and the update that made it.
struct Written {
    yjs::Document document;
    yjs::OwnedOctets update;
};
inline Written write(const richtext::Tree& tree) {
    Written written;
    yjs::Budget budget{100'000'000};
    yjs::Edit edit{written.document, server, budget};
    const auto error = write_tree(edit, tree);
    EXPECT_FALSE(error) << error->message;
    auto update = edit.finish();
    EXPECT_TRUE(update);
    if (update) written.update = std::move(*update);
    return written;
}

inline void apply(yjs::Document& document, const yjs::OwnedOctets& update) {
    const auto applied = document.apply(update, yjs::Limits::of_a_stored_state(), yjs::Budget{100'000'000});
    ASSERT_TRUE(applied) << yjs::say(applied.error().reason);
    EXPECT_FALSE(applied->waits);
}

inline richtext::Tree tree_in(const yjs::Document& document) {
    auto read = tree_of(document);
    EXPECT_TRUE(read) << read.error().message;
    return read ? std::move(read->tree) : richtext::Tree{};
}

} // namespace folkmoot::collab::test
