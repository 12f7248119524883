#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext { namespace {

std::string json_of(std::string_view markdown) {
    auto tree = parse_markdown(markdown);
    return tree ? write_json(*tree)
                : "line " + std::to_string(tree.error().line) + ": " + tree.error().message;
}

std::string blocks(std::string_view inside) {
    return "{\"version\":1,\"blocks\":[" + std::string{inside} + "]}";
}

TEST(MarkdownIn, RawHtmlStaysWords) {
    EXPECT_EQ(json_of("<script>alert(1)</script>"),
        blocks(R"({"kind":"paragraph","text":["<script>alert(1)</script>"]})"));
}

TEST(MarkdownIn, AnUnsafeAddressLosesItsLinkAndKeepsItsWords) {
    for (auto href :
        {"javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x",
            "&#106;avascript:alert(1)", "java&#10;script:x", "\\\\\\\\evil.example", "file:///etc/passwd"})
        EXPECT_EQ(json_of("[words](<" + std::string{href} + ">)"),
            blocks(R"({"kind":"paragraph","text":["words"]})"))
            << href;
}

TEST(MarkdownIn, AWikiLinkIsKnownByItsTitle) {
    EXPECT_EQ(json_of("See [[Fuel duty]] and [[Fuel duty|the *duty*]]."),
        blocks(
            R"({"kind":"paragraph","text":["See ",{"words":"Fuel duty","wiki":"Fuel duty"}," and ",)"
            R"({"words":"the ","wiki":"Fuel duty"},{"words":"duty","marks":["emphasis"],"wiki":"Fuel duty"},"."]})"));
}

TEST(MarkdownIn, ACalloutHoldsBlocks) {
    EXPECT_EQ(json_of(":::warning[Take *care*]\n- one\n- two\n:::\nafter"),
        blocks(
            R"({"kind":"callout","callout":"warning","text":["Take ",{"words":"care","marks":["emphasis"]}],"blocks":[)"
            R"({"kind":"bullet_list","blocks":[{"kind":"list_item","blocks":[{"kind":"paragraph","text":["one"]}]},)"
            R"({"kind":"list_item","blocks":[{"kind":"paragraph","text":["two"]}]}]}]},{"kind":"paragraph","text":["after"]})"));
}

TEST(MarkdownIn, ACaptionedTableNeedsNoBlankLineBeforeItsEnd) {
    EXPECT_EQ(json_of(":::table[Costs]\n| a |\n|---|\n| 1 |\n:::\nafter"),
        blocks(
            R"({"kind":"table","text":["Costs"],"blocks":[{"kind":"row","blocks":[{"kind":"cell","role":"column","blocks":)"
            R"([{"kind":"paragraph","text":["a"]}]}]},{"kind":"row","blocks":[{"kind":"cell","blocks":[)"
            R"({"kind":"paragraph","text":["1"]}]}]}]},{"kind":"paragraph","text":["after"]})"));
}

TEST(MarkdownIn, ADirectiveInCodeIsCode) {
    EXPECT_EQ(json_of("```\n:::callout[a]{kind=tip}\n[^1]: x\n\tindented\n```"),
        blocks(R"({"kind":"code","text":[":::callout[a]{kind=tip}\u000a[^1]: x\u000a\u0009indented"]})"));
    EXPECT_EQ(json_of("words\n      :::callout[a]{kind=tip}"),
        blocks(R"({"kind":"paragraph","text":["words :::callout[a]{kind=tip}"]})"));
}

TEST(MarkdownIn, AFootnoteIsFoundByItsLabel) {
    EXPECT_EQ(json_of("Text[^a] and [^b].\n\n[^a]: The *note*.\n\n    More."),
        blocks(
            R"({"kind":"paragraph","text":["Text",{"footnote":"a"}," and [^b]."]},{"kind":"footnote","label":"a","blocks":[)"
            R"({"kind":"paragraph","text":["The ",{"words":"note","marks":["emphasis"]},"."]},)"
            R"({"kind":"paragraph","text":["More."]}]})"));
}

TEST(MarkdownIn, APictureOfThisSiteIsAFigureAndOneFromOutsideALink) {
    EXPECT_EQ(json_of("![A map](maps/a.png \"Figure 1\")"),
        blocks(R"({"kind":"figure","source":"maps/a.png","alternative":"A map","text":["Figure 1"]})"));
    EXPECT_EQ(json_of("![A map](https://elsewhere.example/a.png)"),
        blocks(
            R"({"kind":"paragraph","text":[{"words":"A map","href":"https://elsewhere.example/a.png"}]})"));
}

TEST(MarkdownIn, AHeadingAnywhereInAListKeepsTheListTogether) {
    for (int before = 0; before < 600; ++before) {
        auto markdown = std::string(static_cast<std::size_t>(before), 'x') + "\n\n- # a\n\n  b\n";
        auto tree = parse_markdown(markdown);
        ASSERT_TRUE(tree);
        ASSERT_EQ(tree->blocks.back().blocks.front().blocks.size(), 2u) << before;
    }
}

TEST(MarkdownIn, TooMuchIsRefusedWithTheLineAndTheLimit) {
    EXPECT_EQ(json_of(std::string(1 << 20, 'a') + "b"), "line 0: the text is longer than 1048576 bytes");
    EXPECT_EQ(json_of("fine\n\n" + std::string(100, '>') + " deep"),
        "line 3: the text is nested deeper than 64 levels");
    EXPECT_EQ(json_of("fine\n\xff"), "line 2: the text is not UTF-8");
}

}} // namespace folkmoot::richtext
