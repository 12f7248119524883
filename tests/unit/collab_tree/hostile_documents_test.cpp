// Documents made to cost more than they are worth: what they take grows with their size, and is refused where
// the limits end.
#include "collab/tree/bring_to.hpp"
#include "collab/tree/oddity.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/yjs/text_cursor.hpp"
#include "documents.hpp"
#include "kit/own_time.hpp"

#include <chrono>

namespace folkmoot::collab { namespace {

using namespace std::chrono_literals;
using richtext::BlockId;
using richtext::Tree;
using yjs::BlockNumber;
using yjs::TypeNumber;

class Made {
public:
    Made()
        : edit_{document_, 5, budget_} { }
    yjs::Edit& edit() { return edit_; }
    TypeNumber root() { return edit_.root(text_root); }
    BlockNumber block_of(TypeNumber type) { return edit_.model().types[type].block; }
    yjs::Document& document() { return document_; }
    void finish() { ASSERT_TRUE(edit_.finish()); }

private:
    yjs::Document document_;
    yjs::Budget budget_{1'000'000'000};
    yjs::Edit edit_;
};

/// Ten times what it takes on a slow machine; what grows with the square takes minutes.
constexpr auto ceiling = 4s;

template <class Run> auto within_ceiling(Run run) {
    const auto began = kit::own_time();
    auto result = run();
    EXPECT_LT(kit::own_time() - began, ceiling);
    return result;
}

TEST(HostileDocuments, AMillionEmptyElementsAreRefusedAtOnce) {
    Made made;
    BlockNumber last = yjs::none;
    for (int n = 0; n < 1'000'000; ++n)
        last = made.block_of(made.edit().insert_element(made.root(), last, "paragraph"));
    made.finish();
    const auto read = within_ceiling([&] { return tree_of(made.document()); });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "more than 50000 blocks");
}

TEST(HostileDocuments, DeletedElementsAreNotInTheTree) {
    Made made;
    BlockNumber last = yjs::none;
    for (int n = 0; n < 300'000; ++n) {
        last = made.block_of(made.edit().insert_element(made.root(), last, "paragraph"));
        made.edit().erase(last);
    }
    made.finish();
    const auto read = within_ceiling([&] { return tree_of(made.document()); });
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->tree.blocks.empty());
}

TEST(HostileDocuments, NestedAsDeepAsDocumentsGoAreReadOrRefused) {
    for (const std::string_view name :
        {"quote", "bullet_list", "list_item", "table", "box", "paragraph", "mention"}) {
        Made made;
        TypeNumber inside = made.root();
        for (int depth = 0; depth < 63; ++depth)
            inside = made.edit().insert_element(inside, yjs::none, name);
        const TypeNumber text = made.edit().insert_text(inside, yjs::none);
        yjs::TextCursor{made.edit(), text}.insert("deep", {});
        made.finish();
        const auto read = within_ceiling([&] { return tree_of(made.document()); });
        if (read)
            EXPECT_EQ(richtext::plain_text(read->tree).text, "deep\n") << name;
        else
            EXPECT_EQ(read.error().message, "deeper than 64 levels") << name;
    }
}

TEST(HostileDocuments, ALongLinkOnManyRunsIsRefusedBeforeItIsCopiedForEach) {
    Made made;
    const TypeNumber text =
        made.edit().insert_text(made.edit().insert_element(made.root(), yjs::none, "paragraph"), yjs::none);
    BlockNumber last = yjs::none;
    const auto format = [&](std::string_view key, std::string_view value) {
        yjs::Writer body;
        body.var_string(key);
        body.var_string(value);
        last = made.edit().insert(text, last, yjs::Content::format, yjs::as_text(body.written()));
    };
    format("link", R"({"href":"/)" + std::string(2000, 'x') + R"("})");
    for (int n = 0; n < 20'000; ++n) {
        format("strong", n % 2 == 0 ? "{}" : "null");
        last = made.edit().insert(text, last, yjs::Content::string, "a");
    }
    made.finish();
    const auto read = within_ceiling([&] { return tree_of(made.document()); });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "longer than 8388608 bytes");
}

TEST(HostileDocuments, AttributesThatNobodyKnowsAreCountedAndNotAllKept) {
    Made made;
    const TypeNumber element = made.edit().insert_element(made.root(), yjs::none, "paragraph");
    for (int n = 0; n < 50'000; ++n)
        made.edit().set_attribute(element, fmt::format("k{}", n), yjs::any_number(n));
    made.finish();
    const auto read = within_ceiling([&] { return tree_of(made.document()); });
    ASSERT_TRUE(read);
    EXPECT_EQ(read->oddity_count, 50'000u);
    EXPECT_EQ(read->oddities.size(), Oddities::most_kept);
}

TEST(HostileDocuments, MarksThatNeverEndTakeNoLongerToRead) {
    Made made;
    const TypeNumber text =
        made.edit().insert_text(made.edit().insert_element(made.root(), yjs::none, "paragraph"), yjs::none);
    BlockNumber last = yjs::none;
    for (int n = 0; n < 100'000; ++n) {
        yjs::Writer format;
        format.var_string(fmt::format("link--{:08}", n));
        format.var_string(fmt::format(R"({{"href":"/{}"}})", n));
        last = made.edit().insert(text, last, yjs::Content::format, yjs::as_text(format.written()));
        last = made.edit().insert(text, last, yjs::Content::string, "a");
    }
    made.finish();
    const auto read = within_ceiling([&] { return tree_of(made.document()); });
    ASSERT_TRUE(read);
    EXPECT_EQ(richtext::plain_text(read->tree).text.size(), 100'001u);
}

TEST(HostileDocuments, ATextOfManyRunsIsEditedInOneWalk) {
    Made made;
    const TypeNumber element = made.edit().insert_element(made.root(), yjs::none, "paragraph");
    made.edit().set_attribute(element, "id", yjs::any_text("1"));
    const TypeNumber text = made.edit().insert_text(element, yjs::none);
    yjs::TextCursor cursor{made.edit(), text};
    richtext::Text wanted;
    for (int n = 0; n < 30'000; ++n) {
        const std::string word = n % 3 == 0 ? "one " : n % 3 == 1 ? "two " : "six ";
        cursor.insert(word, n % 2 == 0 ? yjs::TextAttributes{{"strong", "{}"}} : yjs::TextAttributes{});
        wanted.push_back({n % 5 == 0 ? "ten " : word,
            {n % 3 == 0 ? richtext::Mark::emphasis : richtext::Marks{}, {}, {}}});
    }
    made.finish();
    Tree tree{{{BlockId{1}, richtext::Paragraph{}, wanted, {}}}};
    richtext::normalise(tree);
    yjs::Budget budget;
    yjs::Edit edit{made.document(), 8, budget};
    const auto error = within_ceiling([&] { return bring_to(edit, tree, [] { return BlockId{2}; }); });
    ASSERT_FALSE(error) << error->message;
    ASSERT_TRUE(edit.finish());
    EXPECT_EQ(test::tree_in(made.document()), tree);
}

TEST(HostileDocuments, AnEditThatWouldTakeTooLongIsGivenUp) {
    Made made;
    made.finish();
    Tree tree;
    for (int n = 1; n <= 1000; ++n)
        tree.blocks.push_back({BlockId{n}, richtext::Paragraph{}, {{"words", {}}}, {}});
    yjs::Budget budget{500};
    yjs::Edit edit{made.document(), 8, budget};
    const auto error = bring_to(edit, tree, [] { return BlockId{2}; });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->message, yjs::say(yjs::Reason::over_budget));
    const auto update = edit.finish();
    ASSERT_FALSE(update);
    EXPECT_EQ(update.error().reason, yjs::Reason::over_budget);
}

}} // namespace folkmoot::collab
