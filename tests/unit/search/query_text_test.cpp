#include "folkmoot/problem.hpp"
#include "search/query_text.hpp"

namespace folkmoot::search {

namespace {
using Words = std::vector<std::string>;
std::string refusal(std::string_view typed) {
    try {
        parse_query(typed);
    } catch (const Problem& problem) {
        return problem.key();
    }
    return "";
}
} // namespace

TEST(QueryText, ReadsWordsPhrasesAndWhatMustNotBeThere) {
    const auto query = parse_query(R"(Housing "local plan" -draft -"not agreed" e-mail)");
    EXPECT_EQ(query.words, (Words{"housing", "e", "mail"}));
    EXPECT_EQ(query.phrases, (std::vector<Words>{{"local", "plan"}}));
    EXPECT_EQ(query.without, (std::vector<Words>{{"draft"}, {"not", "agreed"}}));
    EXPECT_TRUE(query.asks());
}

TEST(QueryText, KnowsWhetherTheLastWordIsStillBeingTyped) {
    EXPECT_TRUE(parse_query("local hou").open);
    EXPECT_FALSE(parse_query("local hou ").open);
    EXPECT_FALSE(parse_query("local \"hou\"").open);
    EXPECT_FALSE(parse_query("local -hou").open);
    EXPECT_FALSE(parse_query("").open);
}

TEST(QueryText, HasNoErrorsButTooMuch) {
    for (const char* typed :
        {"\"", "-", "--", "-\"", "\"\"", "\" \" -", "(AND OR NOT)", "a\"b\"c", "\xff\xfe", "* ? ~ ^"})
        EXPECT_EQ(refusal(typed), "") << typed;
    EXPECT_EQ(refusal(std::string(longest_query + 1, 'a')), "search.too_long");
    std::string many;
    for (int i = 0; i < 21; ++i)
        many += "w" + std::to_string(i) + " ";
    EXPECT_EQ(refusal(many), "search.too_many_words");
}

TEST(QueryText, AnUnendedPhraseRunsToTheEnd) {
    EXPECT_EQ(parse_query("\"local plan").phrases, (std::vector<Words>{{"local", "plan"}}));
}

TEST(QueryText, AHyphenInsideAWordIsNoSign) {
    EXPECT_TRUE(parse_query("well-being").without.empty());
    EXPECT_TRUE(parse_query("5 - 3").without.empty());
}

TEST(QueryText, OnlyWhatMustNotBeThereAsksForNothing) {
    EXPECT_FALSE(parse_query("-draft").asks());
}

} // namespace folkmoot::search
