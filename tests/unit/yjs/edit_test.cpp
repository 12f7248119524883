// What the server does to a document as a peer of its own.
#include "collab/yjs/edit.hpp"

#include "collab/yjs/scalar.hpp"
#include "collab/yjs/text_cursor.hpp"
#include "collab/yjs/view.hpp"

namespace folkmoot::yjs { namespace {

std::string shown(const Document& document) {
    return view(document, "x", RootKind::xml).value();
}

/// Makes an edit, applies its update to another document and expects the same there.
template <class Make> OwnedOctets edited(Document& document, Document& replica, ClientId self, Make make) {
    Budget budget;
    Edit edit{document, self, budget};
    make(edit);
    auto update = edit.finish();
    EXPECT_TRUE(update);
    if (!update) return {};
    if (!update->empty()) {
        EXPECT_TRUE(replica.apply(*update, Limits{}, Budget{}));
    }
    EXPECT_EQ(shown(replica), shown(document));
    EXPECT_EQ(replica.state(), document.state());
    EXPECT_EQ(replica.deletes(), document.deletes());
    return *update;
}

TEST(DocumentEdits, AnUpdateHasWhatTheEditDidAndNothingElse) {
    Document document;
    Document replica;
    TypeNumber text = none;
    const auto first = edited(document, replica, 1, [&](Edit& edit) {
        text = edit.insert_text(edit.insert_element(edit.root("x"), none, "p"), none);
        TextCursor{edit, text}.insert("some words", {});
    });
    const auto second = edited(document, replica, 2, [&](Edit& edit) { edit.erase(text, 4, 6); });
    const auto read = read_update(second, Limits{});
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->structs.empty());
    EXPECT_EQ(read->deletes, (DeleteSet{{1, 6, 6}}));
    EXPECT_EQ(shown(document),
        R"([{"name":"p","attributes":{},"children":[{"attributes":{},"delta":[{"insert":"some"}]}]}])");
    EXPECT_TRUE(edited(document, replica, 2, [](Edit&) { }).empty());
}

TEST(DocumentEdits, UnitsOfAListAreErasedOverWhatIsDeletedAlready) {
    Document document;
    Document replica;
    edited(document, replica, 1, [&](Edit& edit) {
        const TypeNumber root = edit.root("x");
        BlockNumber last = none;
        for (const std::string_view name : {"a", "b", "c", "d", "e"})
            last = edit.model().types[edit.insert_element(root, last, name)].block;
        edit.erase(root, 1, 1);
        edit.erase(root, 1, 2);
        edit.erase(root, 1, 9);
    });
    EXPECT_EQ(shown(document), R"([{"name":"a","attributes":{},"children":[]}])");
}

TEST(DocumentEdits, AttributesAreSetAnewAndTakenAway) {
    Document document;
    Document replica;
    edited(document, replica, 1, [&](Edit& edit) {
        const TypeNumber element = edit.insert_element(edit.root("x"), none, "p");
        edit.set_attribute(element, "level", any_number(-7));
        edit.set_attribute(element, "level", any_number(2));
        edit.set_attribute(element, "name", any_text("é😀"));
        edit.set_attribute(element, "gone", any_text(""));
        edit.remove_attribute(element, "gone");
        edit.remove_attribute(element, "never there");
    });
    EXPECT_EQ(shown(document), R"([{"name":"p","attributes":{"level":2,"name":"é😀"},"children":[]}])");
}

TEST(DocumentEdits, NothingIsDoneBehindAFault) {
    Document document;
    Budget budget{3};
    Edit edit{document, 1, budget};
    for (int n = 0; n < 9; ++n)
        edit.insert_element(edit.root("x"), none, "p");
    EXPECT_EQ(edit.fault().reason, Reason::over_budget);
    EXPECT_EQ(edit.insert_element(edit.root("x"), none, "p"), none);
    EXPECT_FALSE(edit.finish());
}

TEST(DocumentEdits, AnElementTooDeepIsAFault) {
    Document document;
    Budget budget;
    Edit edit{document, 1, budget};
    TypeNumber inside = edit.root("x");
    for (int depth = 0; depth < 64; ++depth)
        inside = edit.insert_element(inside, none, "p");
    EXPECT_FALSE(edit.failed());
    edit.insert_element(inside, none, "p");
    EXPECT_EQ(edit.fault().reason, Reason::too_deep);
}

}} // namespace folkmoot::yjs
