#include "search/snippet.hpp"

namespace folkmoot::search {

namespace {
std::string snippet(std::string_view text, std::string_view typed) {
    return snippet_of(text, parse_query(typed));
}
std::string many(std::string_view word, int times) {
    std::string text;
    for (int i = 0; i < times; ++i)
        text.append(word).append(" ");
    return text;
}
} // namespace

TEST(Snippet, MarksTheWordsFoundInAnyForm) {
    EXPECT_EQ(snippet("Three policies on housing.", "policy houses"),
        "Three <mark>policies</mark> on <mark>housing</mark>");
    EXPECT_EQ(snippet("Mae fy nghath yma", "cath"), "Mae fy <mark>nghath</mark> yma");
    EXPECT_EQ(snippet("The Tŷ Gwyn plan", "ty "), "The <mark>Tŷ</mark> Gwyn plan");
}

TEST(Snippet, EscapesEverythingElse) {
    EXPECT_EQ(snippet("<script>alert('x & \"y\"')</script> plan", "script"),
        "<mark>script</mark>&gt;alert(&#39;x &amp; &quot;y&quot;&#39;)&lt;/<mark>script</mark>&gt; plan");
    EXPECT_EQ(snippet("a <mark>false</mark> <plan>", "plan "),
        "a &lt;mark&gt;false&lt;/mark&gt; &lt;<mark>plan</mark>");
}

TEST(Snippet, ShowsTheStretchWithMostOfTheWords) {
    const auto text = "budget " + many("filler", 200) + "the housing budget was agreed " + many("other", 200);
    const auto shown = snippet(text, "housing budget ");
    EXPECT_TRUE(shown.contains("the <mark>housing</mark> <mark>budget</mark> was agreed")) << shown;
    EXPECT_TRUE(shown.starts_with("\u2026") && shown.ends_with("\u2026")) << shown;
    EXPECT_LT(shown.size(), 600U);
}

TEST(Snippet, OfATextWithoutTheWordsIsItsBeginning) {
    EXPECT_EQ(snippet("Only other words", "housing"), "Only other words");
    EXPECT_EQ(snippet("", "housing"), "");
    EXPECT_TRUE(snippet(many("word", 100), "housing").starts_with("word word"));
}

TEST(Snippet, ReadsAsOneLine) {
    EXPECT_EQ(snippet("one\n\n\ttwo \x01 three", "two "), "one <mark>two</mark> three");
}

TEST(Snippet, MarksTheWordStillBeingTyped) {
    EXPECT_EQ(snippet("Housing strategy", "hous"), "<mark>Housing</mark> strategy");
}

} // namespace folkmoot::search
