// Documents that no editor of ours writes.
#include "collab/tree/bring_to.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/tree/words.hpp"
#include "collab/yjs/text_cursor.hpp"
#include "documents.hpp"

namespace folkmoot::collab { namespace {

using richtext::Block;
using richtext::BlockId;
using richtext::Tree;
using yjs::BlockNumber;
using yjs::TypeNumber;

/// A document made with an edit.
template <class Make> yjs::Document made(Make make) {
    yjs::Document document;
    yjs::Budget budget{1'000'000'000};
    yjs::Edit edit{document, 5, budget};
    make(edit, edit.root(text_root));
    EXPECT_TRUE(edit.finish());
    return document;
}

BlockNumber last_of(const yjs::Model& model, TypeNumber list) {
    BlockNumber last = model.types[list].start;
    while (last != yjs::none && model.blocks[last].right != yjs::none)
        last = model.blocks[last].right;
    return last;
}

TypeNumber add(yjs::Edit& edit, TypeNumber parent, std::string_view name) {
    return edit.insert_element(parent, last_of(edit.model(), parent), name);
}

TypeNumber write(yjs::Edit& edit, TypeNumber parent, std::string_view words) {
    const TypeNumber text = edit.insert_text(parent, last_of(edit.model(), parent));
    yjs::TextCursor{edit, text}.insert(words, {});
    return text;
}

DocumentTree read(const yjs::Document& document) {
    auto read = tree_of(document);
    EXPECT_TRUE(read) << read.error().message;
    return read ? std::move(*read) : DocumentTree{};
}

bool has(const DocumentTree& read, Oddity::What what, std::string_view name) {
    return std::ranges::any_of(
        read.oddities, [&](const Oddity& oddity) { return oddity.what == what && oddity.name == name; });
}

std::string json(const Tree& tree) {
    return richtext::write_json(tree);
}

TEST(StrangeDocuments, WhatStandsInAnUnknownNodeIsInItsPlace) {
    const auto found = read(made([](yjs::Edit& edit, TypeNumber root) {
        write(edit, add(edit, root, "paragraph"), "before");
        const TypeNumber box = add(edit, root, "box");
        write(edit, add(edit, box, "paragraph"), "inside");
        const TypeNumber after = add(edit, root, "paragraph");
        write(edit, add(edit, after, "badge"), "after");
    }));
    EXPECT_EQ(richtext::plain_text(found.tree).text, "before\ninside\nafter\n");
    EXPECT_TRUE(has(found, Oddity::What::unknown_node, "box"));
    EXPECT_TRUE(has(found, Oddity::What::unknown_node, "badge"));
}

TEST(StrangeDocuments, WhatIsMisplacedIsAtTheNearestPlaceThatMayHaveIt) {
    const auto found = read(made([](yjs::Edit& edit, TypeNumber root) {
        write(edit, root, "words among blocks");
        write(edit, add(edit, add(edit, root, "list_item"), "paragraph"), "an item of no list");
        write(edit, add(edit, add(edit, root, "bullet_list"), "paragraph"), "no item of a list");
        write(edit, add(edit, add(edit, root, "table"), "paragraph"), "no row of a table");
        const TypeNumber outer = add(edit, root, "paragraph");
        write(edit, outer, "before");
        write(edit, add(edit, add(edit, outer, "quote"), "paragraph"), "a quote among words");
        write(edit, outer, " and after");
        write(edit, add(edit, root, "rule"), "words of a rule");
    }));
    EXPECT_EQ(json(found.tree),
        R"({"version":1,"blocks":[{"kind":"paragraph","text":["words among blocks"]},)"
        R"({"kind":"paragraph","text":["an item of no list"]},)"
        R"({"kind":"bullet_list","blocks":[{"kind":"list_item","blocks":[{"kind":"paragraph","text":["no item of a list"]}]}]},)"
        R"({"kind":"table","blocks":[{"kind":"row","blocks":[{"kind":"cell","blocks":[{"kind":"paragraph","text":["no row of a table"]}]}]}]},)"
        R"({"kind":"paragraph","text":["before and after"]},{"kind":"quote","blocks":[{"kind":"paragraph","text":["a quote among words"]}]},)"
        R"({"kind":"rule"},{"kind":"paragraph","text":["words of a rule"]}]})");
    for (const std::string_view name : {"text", "list_item", "paragraph", "quote"})
        EXPECT_TRUE(has(found, Oddity::What::misplaced, name)) << name;
}

TEST(StrangeDocuments, SeveralCaptionsAreOne) {
    const auto found = read(made([](yjs::Edit& edit, TypeNumber root) {
        const TypeNumber callout = add(edit, root, "callout");
        write(edit, add(edit, callout, "title"), "One");
        write(edit, add(edit, callout, "paragraph"), "words");
        write(edit, add(edit, callout, "title"), "Two");
    }));
    EXPECT_EQ(json(found.tree),
        R"({"version":1,"blocks":[{"kind":"callout","callout":"note","text":["OneTwo"],)"
        R"("blocks":[{"kind":"paragraph","text":["words"]}]}]})");
}

TEST(StrangeDocuments, ABadValueIsAsIfItWereNotThere) {
    const auto found = read(made([](yjs::Edit& edit, TypeNumber root) {
        const TypeNumber heading = add(edit, root, "heading");
        write(edit, heading, "words");
        edit.set_attribute(heading, "level", yjs::any_number(9));
        edit.set_attribute(heading, "colour", yjs::any_text("red"));
        edit.set_attribute(heading, "id", yjs::any_text("-5"));
        const TypeNumber embed = add(edit, root, "embed");
        write(edit, embed, "of nothing");
        const TypeNumber paragraph = add(edit, root, "paragraph");
        const TypeNumber nobody = add(edit, paragraph, "mention");
        edit.set_attribute(nobody, "words", yjs::any_text("Nobody"));
        write(edit, add(edit, add(edit, root, "footnote"), "paragraph"), "unlabelled");
    }));
    EXPECT_EQ(json(found.tree),
        R"({"version":1,"blocks":[{"kind":"heading","level":1,"text":["words"]},{"kind":"paragraph","text":["of nothing"]},)"
        R"({"kind":"paragraph","text":["Nobody"]},{"kind":"paragraph","text":["unlabelled"]}]})");
    EXPECT_TRUE(has(found, Oddity::What::bad_value, "level"));
    EXPECT_TRUE(has(found, Oddity::What::bad_value, "id"));
    EXPECT_TRUE(has(found, Oddity::What::unknown_attribute, "colour"));
}

TEST(StrangeDocuments, MarksThatMayOverlapThemselvesAreReadWithoutTheirSigns) {
    const auto found = read(made([](yjs::Edit& edit, TypeNumber root) {
        const TypeNumber text = edit.insert_text(add(edit, root, "paragraph"), yjs::none);
        yjs::TextCursor cursor{edit, text};
        cursor.insert("a", {{"strong--AbCdEf12", "{}"}, {"link--12345678", R"({"href":"/x"})"}});
        cursor.insert("b", {{"strong", "{}"}, {"strong--AbCdEf12", "{}"}});
        cursor.insert("c", {{"highlight", R"({"colour":"red"})"}});
        cursor.insert("d", {{"link", R"_({"href":"javascript:alert(1)"})_"}});
        cursor.insert("e", {{"link", R"({"href":"/x","object":"7"})"}});
    }));
    EXPECT_EQ(json(found.tree),
        R"({"version":1,"blocks":[{"kind":"paragraph","text":[{"words":"a","marks":["strong"],"href":"/x"},)"
        R"({"words":"b","marks":["strong"]},"cde"]}]})");
    EXPECT_TRUE(has(found, Oddity::What::unknown_mark, "highlight"));
    EXPECT_TRUE(has(found, Oddity::What::bad_value, "link"));
}

/// A document of any names in any order, with words that can be told apart.
class RandomDocument {
public:
    explicit RandomDocument(std::uint64_t seed)
        : random_{seed} { }

    yjs::Document make() {
        return made([&](yjs::Edit& edit, TypeNumber root) { fill(edit, root, 0); });
    }
    std::size_t words() const { return words_; }

private:
    void fill(yjs::Edit& edit, TypeNumber parent, int depth) {
        static constexpr std::string_view names[] = {"paragraph", "heading", "bullet_list", "list_item",
            "quote", "code_block", "rule", "table", "caption", "row", "cell", "figure", "callout", "title",
            "expandable", "summary", "footnote", "embed", "mention", "footnote_reference", "hard_break",
            "box", "code", "div"};
        for (auto n = random_.below(depth == 0 ? 8 : 4); n > 0; --n) {
            if (random_.below(3) == 0) {
                write(edit, parent, fmt::format("<{}>", words_++));
                continue;
            }
            const TypeNumber child = add(edit, parent, names[random_.below(std::size(names))]);
            for (const std::string_view name : {"id", "level", "object", "label", "start", "marks"})
                if (random_.below(4) == 0) edit.set_attribute(child, name, value());
            if (depth < 5) fill(edit, child, depth + 1);
        }
    }
    std::string value() {
        if (random_.below(2) == 0) return yjs::any_number(static_cast<std::int32_t>(random_.below(9)));
        return yjs::any_text(std::to_string(random_.below(9)));
    }

    richtext::test::RandomTree random_;
    std::size_t words_ = 0;
};

TEST(StrangeDocuments, NoWordIsMissingInTheTreeOfAnyDocument) {
    for (std::uint64_t seed = 1; seed <= richtext::test::trees_to_try(3000); ++seed) {
        RandomDocument random{seed};
        const auto found = read(random.make());
        const std::string text = richtext::print_markdown(found.tree) + richtext::plain_text(found.tree).text;
        for (std::size_t n = 0; n < random.words(); ++n)
            ASSERT_TRUE(text.contains(fmt::format("<{}>", n))) << seed << " " << n << "\n" << text;
        ASSERT_FALSE(richtext::find_fault(found.tree)) << seed;
        Tree normal = found.tree;
        richtext::normalise(normal);
        ASSERT_EQ(json(normal), json(found.tree)) << seed;
    }
}

TEST(StrangeDocuments, CanBeBroughtToAnyTree) {
    for (std::uint64_t seed = 1; seed <= richtext::test::trees_to_try(1500); ++seed) {
        yjs::Document document = RandomDocument{seed}.make();
        const auto before = read(document);
        richtext::test::RandomTree random{seed};
        Tree wanted = random.below(2) == 0 ? random.make() : random.change(before.tree);
        wanted = test::with_ids(wanted, 500);
        yjs::Document replica;
        test::apply(replica, document.encode());
        yjs::Budget budget{100'000'000};
        yjs::Edit edit{document, 8, budget};
        std::int64_t last = 900'000;
        const auto error = bring_to(edit, wanted, [&] { return BlockId{++last}; });
        ASSERT_FALSE(error) << seed << error->message;
        const auto update = edit.finish();
        ASSERT_TRUE(update);
        ASSERT_EQ(json(test::tree_in(document)), json(wanted)) << seed;
        if (!update->empty()) test::apply(replica, *update);
        ASSERT_EQ(json(test::tree_in(replica)), json(wanted)) << seed;
    }
}

}} // namespace folkmoot::collab
