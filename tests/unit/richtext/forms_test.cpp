#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext { namespace {

Tree parsed(std::string_view markdown) {
    return parse_markdown(markdown).value();
}

std::string fault_of(std::string_view json) {
    auto tree = read_json(json);
    return tree ? "none" : tree.error().path + ": " + tree.error().message;
}

TEST(StoredForm, AnythingUnknownIsRefusedAndSaysWhere) {
    EXPECT_EQ(
        fault_of(R"({"version":2,"blocks":[]})"), ": this text was written by another version of the schema");
    EXPECT_EQ(fault_of(R"({"version":1,"blocks":[{"kind":"hologram"}]})"),
        "blocks[0]: this kind of block is unknown");
    EXPECT_EQ(
        fault_of(
            R"({"version":1,"blocks":[{"kind":"rule"},{"kind":"quote","blocks":[{"kind":"rule","width":3}]}]})"),
        "blocks[1].blocks[0]: an attribute is unknown here");
    EXPECT_EQ(
        fault_of(
            R"({"version":1,"blocks":[{"kind":"paragraph","text":["a",{"words":"b","marks":["blink"]}]}]})"),
        "blocks[0].text[1]: this mark is unknown");
    EXPECT_EQ(fault_of(R"({"version":1,"blocks":[{"kind":"heading","level":7}]})"),
        "blocks[0]: \"level\" is a whole number from 1 to 6");
    EXPECT_EQ(fault_of("{"), ": not JSON");
}

TEST(StoredForm, WhatTheSchemaForbidsIsRefused) {
    EXPECT_EQ(fault_of(R"({"version":1,"blocks":[{"kind":"row"}]})"), "blocks[0]: a row cannot stand here");
    EXPECT_EQ(
        fault_of(
            R"({"version":1,"blocks":[{"kind":"paragraph","text":[{"words":"a","href":"javascript:x"}]}]})"),
        "blocks[0].text[0]: this address is not allowed in a link");
    EXPECT_EQ(fault_of(R"({"version":1,"blocks":[{"kind":"rule","id":"-4"}]})"),
        "blocks[0]: \"id\" is a positive number in a string");
    EXPECT_EQ(fault_of("{\"version\":1,\"blocks\":[{\"kind\":\"paragraph\",\"text\":[\"a\\u0000b\"]}]}"),
        "blocks[0].text[0]: text holds no control characters");
}

TEST(StoredForm, DepthIsBounded) {
    std::string json = "{\"kind\":\"paragraph\",\"text\":[\"x\"]}";
    for (int i = 0; i < 64; ++i)
        json = "{\"kind\":\"quote\",\"blocks\":[" + json + "]}";
    EXPECT_THAT(
        fault_of("{\"version\":1,\"blocks\":[" + json + "]}"), testing::HasSubstr("deeper than 64 levels"));
    EXPECT_EQ(fault_of("{\"version\":1,\"blocks\":" + std::string(1'000'000, '[')),
        "blocks[0]: a block is an object");
}

TEST(StoredForm, MembersMayComeInAnyOrderButOnlyOnce) {
    const auto wanted =
        read_json(R"({"version":1,"blocks":[{"kind":"heading","id":"7","level":2,"text":["a\\b"]}]})");
    ASSERT_TRUE(wanted);
    const auto again = read_json("{ \"blocks\" : "
                                 "[\n{\"text\":[\"a\\u005cb\"],\t\"level\":2,\"id\":\"7\",\"kind\":"
                                 "\"heading\"}],\r\n\"version\":1 } ");
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(*again, *wanted);
    EXPECT_EQ(fault_of(R"({"version":1,"blocks":[{"kind":"rule","kind":"quote"}]})"),
        "blocks[0]: an attribute is there twice");
    EXPECT_EQ(fault_of(R"({"blocks":[]})"), ": this text was written by another version of the schema");
}

TEST(StoredForm, WhatIsNotJsonIsRefused) {
    for (const std::string_view bad : {"", " ", "{}x", "{\"version\":1}]", R"({"version":01})",
             R"({"version":1,})", R"({"version":1 "blocks":[]})", R"({"version":1,"blocks":[}])",
             R"({"version":1.0})", R"({"version":1,"blocks":[{"kind":"paragraph","text":["\x"]}]})",
             R"({"version":1,"blocks":[{"kind":"paragraph","text":["\ud800"]}]})",
             R"({"version":1,"blocks":[{"kind":"paragraph","text":["\ud800\ud800"]}]})",
             R"({"version":1,"blocks":[{"kind":"paragraph","text":["\u12g4"]}]})",
             R"({"version":1,"blocks":[{"kind":"paragraph","text":["a]}]})",
             "{\"version\":1,\"blocks\":[{\"kind\":\"paragraph\",\"text\":[\"a\nb\"]}]}",
             "{\"version\":1,\"blocks\":[{\"kind\":\"paragraph\",\"text\":[\"\xff\"]}]}"})
        EXPECT_NE(fault_of(bad), "none") << bad;
    const auto pair = read_json(R"({"version":1,"blocks":[{"kind":"paragraph","text":["\ud83d\ude00"]}]})");
    ASSERT_TRUE(pair);
    EXPECT_EQ(plain_text(*pair).text, "\U0001f600\n");
}

TEST(NormalForm, ItsOwnOutputIsUnchanged) {
    auto tree = parsed("- a\n-\n- b\n\n[^1]: note\n\ntext[^1]");
    auto again = tree;
    normalise(again);
    EXPECT_EQ(again, tree);
    ASSERT_EQ(tree.blocks.size(), 3u);
    EXPECT_TRUE(std::holds_alternative<Footnote>(tree.blocks[2].node));
}

TEST(BlockIds, AreGivenOnceAndRepeatsAreReplaced) {
    auto tree = parsed("a\n\nb\n\nc");
    tree.blocks[1].id = tree.blocks[2].id = BlockId{7};
    std::int64_t next = 100;
    give_ids(tree, [&] { return BlockId{next++}; });
    EXPECT_EQ(tree.blocks[0].id, BlockId{100});
    EXPECT_EQ(tree.blocks[1].id, BlockId{7});
    EXPECT_EQ(tree.blocks[2].id, BlockId{101});
}

TEST(PlainTextOut, SaysWhereEachBlocksWordsStand) {
    auto tree = parsed("# Title\n\nSome **bold** text.\n\n- item\n\n![A map](file:2)");
    std::int64_t next = 1;
    give_ids(tree, [&] { return BlockId{next++}; });
    auto plain = plain_text(tree);
    EXPECT_EQ(plain.text, "Title\nSome bold text.\nitem\nA map\n");
    ASSERT_EQ(plain.spans.size(), 4u);
    EXPECT_EQ(plain.text.substr(plain.spans[1].offset, plain.spans[1].size), "Some bold text.");
    EXPECT_EQ(plain.spans[1].block, tree.blocks[1].id);
}

TEST(WordCount, CountsAsAReaderDoes) {
    EXPECT_EQ(word_count(parsed("It's the minister’s “fuel duty”, isn't it? 3.5% – ok")), 10u);
    EXPECT_EQ(word_count(parsed("日本語 and Welsh: tŷ")), 6u);
    EXPECT_EQ(word_count(parsed("")), 0u);
}

TEST(OutlineOut, ListsHeadingsWithUniqueAnchors) {
    auto entries = outline(parsed("# One & two\n\n### Ŵyl y banc\n\n# One: two"));
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(entries[0].anchor, "one-two");
    EXPECT_EQ(entries[1].anchor, "Ŵyl-y-banc");
    EXPECT_EQ(entries[1].level, 3);
    EXPECT_EQ(entries[2].anchor, "one-two-2");
}

TEST(ReferencesOut, ListsEachTargetOnce) {
    auto found = references(parsed("[[A]] [[A]] :object[x]{id=5} "
                                   ":mention[J]{id=9}\n\n![m](file:3)\n\n![m](a.png)\n\n::embed{object=8}"));
    EXPECT_EQ(found.wiki_titles, std::vector<std::string>{"A"});
    EXPECT_EQ(found.objects, std::vector<TargetId>{5});
    EXPECT_EQ(found.people, std::vector<TargetId>{9});
    EXPECT_EQ(found.files, std::vector<TargetId>{3});
    EXPECT_EQ(found.embeds, std::vector<TargetId>{8});
    EXPECT_EQ(found.unresolved_sources, std::vector<std::string>{"a.png"});
}

TEST(Markdown, ALinkToAPageIsWrittenAlikeInATable) {
    const std::string table =
        "| Page | Why |\n| --- | --- |\n| [[Fuel duty]] | :wiki[the duty]{title=\"Fuel duty\"} |\n";
    EXPECT_EQ(print_markdown(parsed(table)), table);
}

TEST(Resolve, TurnsTitlesAndPathsIntoIds) {
    auto tree = parsed("[[A]] and [[B]]\n\n![m](a.png)");
    resolve(tree,
        {[](std::string_view title) { return title == "A" ? 5 : 0; }, [](std::string_view) { return 6; }});
    EXPECT_EQ(print_markdown(tree), ":object[A]{id=\"5\"} and [[B]]\n\n![m](file:6)\n");
}

}} // namespace folkmoot::richtext
