#include "richtext/wikitext/wikitext.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <gmock/gmock.h>

#include <ctime>

namespace folkmoot::richtext::wikitext {
namespace {

using testing::ElementsAre;
using testing::Pair;

std::string markdown(std::string_view text) {
    return print_markdown(read(text, "Here").tree);
}
/// The same text in the form in which the house prints it.
std::string printed(std::string_view text) {
    return print_markdown(parse_markdown(text).value());
}
std::string repeated(std::string_view text, std::size_t size) {
    std::string all;
    while (all.size() < size)
        all += text;
    return all;
}
/// Of this thread's own processor, so that what else the machine does changes nothing.
double seconds_of(const auto& work) {
    const auto now = [] {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    };
    const auto start = now();
    work();
    return now() - start;
}

} // namespace

TEST(Wikitext, HoldsHeadingsParagraphsAndRules) {
    EXPECT_EQ(
        markdown("== The '''plan''' ==\nFirst line\nsecond line\n\nNext\n----\n====== Six ======  \n= ="),
        printed("## The **plan**\n\nFirst line second line\n\nNext\n\n---\n\n###### Six\n\n= ="));
}

TEST(Wikitext, HoldsMarksAsApostrophesAndAsElements) {
    EXPECT_EQ(markdown("''a'' '''b''' <b>e</b> <del>f</del> H<sub>2</sub>O <code>x</code><br />next"),
        printed("*a* **b** **e** ~~f~~ H:sub[2]O `x`:br[]next"));
    EXPECT_EQ(markdown("''Both '''of''' them'' and '''''both''' one''"),
        printed("*Both **of** them* and ***both** one*"));
    EXPECT_EQ(markdown("It is l'''affaire'' of\n''this line only"),
        printed("It is l'*affaire* of *this line only*"));
}

TEST(Wikitext, HoldsListsInListsAndDefinitions) {
    EXPECT_EQ(markdown("* one\n** two\n*** three\n* four\n# a\n#* b\n# c"),
        printed("- one\n  - two\n    - three\n- four\n\n1. a\n   - b\n2. c"));
    EXPECT_EQ(markdown("; Term : meaning\n: another\n; Next"),
        printed("- **Term**\n\n  meaning\n\n  another\n- **Next**"));
    EXPECT_EQ(markdown(": indented\n:: further"), printed("> indented\n>\n> > further"));
}

TEST(Wikitext, HoldsTablesWithCaptionsHeadersSpansAndWhatIsInTheirCells) {
    const auto reading =
        read("{| class=\"wikitable\"\n|+ Costs\n! Year !! Cost\n|-\n! scope=\"row\" | 2023\n"
             "| style=\"text-align:right\" | 5 || [[A|b]]\n|-\n| colspan=2 rowspan=9 | both\n* item\n|}\n");
    ASSERT_EQ(reading.tree.blocks.size(), 1U);
    const auto& table = reading.tree.blocks.front();
    EXPECT_EQ(plain_text(table.text), "Costs");
    ASSERT_EQ(table.blocks.size(), 3U);
    EXPECT_EQ(std::get<Cell>(table.blocks[0].blocks[1].node).role, CellRole::column_header);
    EXPECT_EQ(std::get<Cell>(table.blocks[1].blocks[0].node).role, CellRole::row_header);
    EXPECT_EQ(std::get<Cell>(table.blocks[1].blocks[1].node).align, Align::right);
    EXPECT_EQ(table.blocks[1].blocks.size(), 3U);
    const auto& wide = table.blocks[2].blocks[0];
    EXPECT_EQ(std::get<Cell>(wide.node), (Cell{.columns = 2, .rows = 1})) << "no further than the table goes";
    EXPECT_TRUE(std::holds_alternative<BulletList>(wide.blocks.back().node));
}

TEST(Wikitext, LeadsLinksToPagesAndAddresses) {
    EXPECT_EQ(markdown("[[Plan]]s, [[our_plan|ours]], [[:Category:Air]], [[/Sub]] and [[P%C3%A2n|it]]"),
        printed("[[Plan|Plans]], [[our plan|ours]], [[Category:Air]], [[Here/Sub|/Sub]] and [[Pân|it]]"));
    EXPECT_EQ(
        markdown(
            "[https://example.org/a words] [//example.org] https://example.org/b, <nowiki>[[c]]</nowiki>"),
        printed(
            "[words](https://example.org/a) <https://example.org> <https://example.org/b>, \\[\\[c\\]\\]"));
    EXPECT_EQ(markdown("[javascript:alert(1) words]"), printed("[javascript:alert(1) words]"));
    const auto reading = read("[[Plan#Costs]] and [[Special:Search|look]]");
    EXPECT_THAT(reading.unheld, ElementsAre(Pair(Unheld::section, 1), Pair(Unheld::special, 1)));
    EXPECT_THAT(references(reading.tree).wiki_titles, ElementsAre("Plan"));
}

TEST(Wikitext, NamesPicturesFilesAndCategories) {
    const auto reading =
        read("[[File:Map.png|thumb|200px|alt=A map|The ''wards'' [[now]]]]Text [[Datei:Plan.pdf|the plan]]\n"
             "<gallery>\nB.jpg|Second\n</gallery>\n[[Category:Air|key]] [[category:Air]]",
            "Here", Names{.file = {"file", "datei"}, .media = {}, .category = {"category"}, .special = {}});
    EXPECT_THAT(reading.files, ElementsAre("Map.png", "Plan.pdf", "B.jpg"));
    EXPECT_THAT(reading.categories, ElementsAre("Air"));
    ASSERT_EQ(reading.tree.blocks.size(), 3U);
    const auto& map = std::get<Figure>(reading.tree.blocks[0].node);
    EXPECT_EQ(map, (Figure{.file = 0, .source = "Map.png", .alternative = "A map"}));
    EXPECT_EQ(plain_text(reading.tree.blocks[0].text), "The wards now");
    EXPECT_EQ(std::get<WikiLink>(reading.tree.blocks[1].text.back().style.link).title, "File:Plan.pdf");
    EXPECT_EQ(std::get<Figure>(reading.tree.blocks[2].node).source, "B.jpg");
}

TEST(Wikitext, KeepsWhatATreeDoesNotHoldAsCodeAndCountsIt) {
    const auto reading = read("{{Box\n| a = {{b}}\n}}\nText {{cite|1}} <!-- note --> __NOTOC__ "
                              "<math>x</math> <u>y</u> <foo>z</foo>");
    EXPECT_EQ(print_markdown(reading.tree),
        printed("```wikitext\n{{Box\n| a = {{b}}\n}}\n```\n\nText `{{cite|1}}` `x` y \\<foo>z\\</foo>"));
    EXPECT_THAT(reading.calls, ElementsAre(Pair("Box", 1), Pair("cite", 1)));
    EXPECT_THAT(reading.unheld,
        ElementsAre(Pair(Unheld::call, 2), Pair(Unheld::formula, 1), Pair(Unheld::element, 2),
            Pair(Unheld::hidden, 1), Pair(Unheld::setting, 1)));
}

TEST(Wikitext, HoldsCodeQuotesAndEntities) {
    EXPECT_EQ(markdown("<syntaxhighlight lang=\"cpp\">\nif (a < b) {{x}}\n</syntaxhighlight>\n one\n  "
                       "two\n<pre>\n'''p''' &lt;\n</pre>"),
        printed("```cpp\nif (a < b) {{x}}\n```\n\n```\none\n two\n```\n\n```\n'''p''' <\n```"));
    EXPECT_EQ(
        markdown("<blockquote>Said '''she'''\n\nonce</blockquote>A &amp; B&nbsp;&eacute; &#x26; &none;"),
        printed("> Said **she**\n>\n> once\n\nA \\& B\xC2\xA0é \\& \\&none;"));
}

TEST(Wikitext, MakesFootnotesOfReferencesAndUsesNamedOnesAgain) {
    const auto reading = read("A<ref name=\"x\" /> b<ref>One, {{p|5}}</ref> c<ref name=x>Two</ref> d<ref "
                              "name=none /> <references />");
    EXPECT_EQ(print_markdown(reading.tree),
        printed("A[^1] b[^2] c[^1] d\\[^3\\]\n\n[^1]: Two\n\n[^2]: One, `{{p|5}}`"));
    EXPECT_EQ(reading.unheld.at(Unheld::note), 1U);
}

TEST(Wikitext, KeepsATextThatNoTreeHoldsWhole) {
    const auto reading = read(repeated("a\n\n", 1'000'000));
    ASSERT_EQ(reading.tree.blocks.size(), 1U);
    EXPECT_EQ(std::get<Code>(reading.tree.blocks.front().node).language, "wikitext");
    EXPECT_EQ(reading.unheld.at(Unheld::whole), 1U);
    EXPECT_TRUE(read("").tree.blocks.empty());
}

TEST(Wikitext, TakesTimeThatGrowsWithTheTextWhateverItSays) {
    for (const auto* part :
        {"[[", "{{", "<ref>", "<nowiki>", "<!--", "''", "'''a", "[http://", "{|\n|", "{|", "|}\n", "*", ":#",
            "* a\n", "<b>", "&", "=", "[[File:a.png|", "[[a|[[b]]", "]]", "}}", "<blockquote>",
            "<ref name=", "__", "<pre", "\x01", "\xff", "http://a ", "{{{", "<gallery>", "!!", "\n|a||",
            "a\n ", "<ref>a</ref>", "<ref name=a />", "[[a]]", "{{a}}", "----\n", "{|\n|\n{|\n|\n|}\n"}) {
        SCOPED_TRACE(part);
        const auto small = repeated(part, 60'000), large = repeated(part, 240'000);
        const auto quick = seconds_of([&] { read(small); });
        EXPECT_LT(seconds_of([&] { read(large); }), quick * 12 + 0.1) << "four times the text";
    }
    const auto nested = repeated("[[File:a.png|", 20'000) + repeated("]]", 60'000);
    EXPECT_LT(seconds_of([&] { read(nested); }), 2.0);
}

} // namespace folkmoot::richtext::wikitext
