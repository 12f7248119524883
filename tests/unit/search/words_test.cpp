#include "search/welsh.hpp"
#include "search/words.hpp"

namespace folkmoot::search {

namespace {
std::vector<std::string> folded(std::string_view text) {
    std::vector<std::string> words;
    for (auto& word : words_of(text))
        words.push_back(std::move(word.folded));
    return words;
}
using FoldedWords = std::vector<std::string>;
} // namespace

TEST(Words, AreRunsOfLettersAndDigitsInLowerCase) {
    EXPECT_EQ(
        folded("The Q3-2026 plan (draft), v2."), (FoldedWords{"the", "q3", "2026", "plan", "draft", "v2"}));
    EXPECT_EQ(folded(""), FoldedWords{});
    EXPECT_EQ(folded(" ... -- \n"), FoldedWords{});
}

TEST(Words, LoseTheirDiacriticsAndCompatibilityForms) {
    EXPECT_EQ(folded("Tŷ Llywodraeth Cymru, Ŵyl"), (FoldedWords{"ty", "llywodraeth", "cymru", "wyl"}));
    EXPECT_EQ(
        folded("STRASSE Straße ﬁnal Ａ１ café"), (FoldedWords{"strasse", "strasse", "final", "a1", "cafe"}));
    EXPECT_EQ(folded("e\u0301tude"), FoldedWords{"etude"});
}

TEST(Words, LeaveOffThePossessive) {
    EXPECT_EQ(folded("the minister's reply"), (FoldedWords{"the", "minister", "reply"}));
    EXPECT_EQ(folded("the minister\u2019s S"), (FoldedWords{"the", "minister", "s"}));
}

TEST(Words, KeepVowelSignsOfOtherScripts) {
    EXPECT_EQ(folded("हिन्दी").size(), 1U);
    EXPECT_NE(folded("हिन्दी"), folded("हन्द"));
}

TEST(Words, ArePartedByDictionaryWhereThereAreNoSpaces) {
    EXPECT_GT(folded("東京都の政策について").size(), 2U);
    EXPECT_GT(folded("สวัสดีครับ").size(), 1U);
}

TEST(Words, SayWhereTheyStand) {
    const std::string text = "é: Tŷ!";
    const auto words = words_of(text);
    ASSERT_EQ(words.size(), 2U);
    EXPECT_EQ(text.substr(words[1].begin, words[1].end - words[1].begin), "Tŷ");
}

TEST(Words, SurviveAnyOctets) {
    EXPECT_EQ(folded("ab\xff\xfe cd\xc3"), (FoldedWords{"ab", "cd"}));
    EXPECT_LE(folded(std::string(10'000, 'x'))[0].size(), longest_word);
}

TEST(WelshMutation, LeadsBackToTheRadical) {
    const auto may_come_from = [](std::string_view mutated, std::string_view radical) {
        const auto radicals = welsh_radicals(mutated);
        return std::ranges::find(radicals, radical) != radicals.end();
    };
    for (const char* form : {"gath", "nghath", "chath"})
        EXPECT_TRUE(may_come_from(form, "cath")) << form;
    for (const char* form : {"ben", "mhen", "phen"})
        EXPECT_TRUE(may_come_from(form, "pen")) << form;
    for (const char* form : {"dad", "nhad", "thad"})
        EXPECT_TRUE(may_come_from(form, "tad")) << form;
    EXPECT_TRUE(may_come_from("ardd", "gardd"));
    EXPECT_TRUE(may_come_from("wlad", "gwlad"));
    EXPECT_TRUE(may_come_from("ngardd", "gardd"));
    EXPECT_TRUE(may_come_from("fawr", "mawr"));
    EXPECT_TRUE(may_come_from("frawd", "brawd"));
    EXPECT_TRUE(may_come_from("ddinas", "dinas"));
    EXPECT_TRUE(may_come_from("lywodraeth", "llywodraeth"));
    EXPECT_TRUE(may_come_from("raglen", "rhaglen"));
    EXPECT_TRUE(may_come_from("hysgol", "ysgol"));
}

TEST(WelshMutation, LeavesWordsThatCannotBeMutated) {
    EXPECT_TRUE(welsh_radicals("cath").empty());
    EXPECT_TRUE(welsh_radicals("llan").empty());
    EXPECT_TRUE(welsh_radicals("rhan").empty());
    EXPECT_TRUE(welsh_radicals("ffordd").empty());
    EXPECT_TRUE(welsh_radicals("x").empty());
}

} // namespace folkmoot::search
