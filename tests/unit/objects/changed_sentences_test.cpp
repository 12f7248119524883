#include "objects/changed_sentences.hpp"

#include <gtest/gtest.h>

using folkmoot::objects::changed_sentences;
using folkmoot::objects::ChangedSentences;

namespace {

TEST(ChangedSentences, LeaveOutTheSentencesThatStayAsTheyWere) {
    EXPECT_EQ(changed_sentences("One stays. Two goes. Three stays.", "One stays. Two came. Three stays."),
        (ChangedSentences{.before = "Two goes.", .after = "Two came."}));
}

TEST(ChangedSentences, AreEmptyOnTheSideWhereNothingStands) {
    EXPECT_EQ(changed_sentences("", "A new one."), (ChangedSentences{.before = "", .after = "A new one."}));
    EXPECT_EQ(
        changed_sentences("Stays. Goes.", "Stays."), (ChangedSentences{.before = "Goes.", .after = ""}));
    EXPECT_EQ(changed_sentences("Stays.", "Stays."), ChangedSentences{});
}

TEST(ChangedSentences, CountARepeatedSentenceOnce) {
    EXPECT_EQ(changed_sentences("Again. Again.", "Again. Again. Again."),
        (ChangedSentences{.before = "", .after = "Again."}));
}

TEST(ChangedSentences, AreCutBetweenTwoCharacters) {
    std::string words;
    while (words.size() < 2 * folkmoot::objects::longest_passage)
        words += "ŵŷ";
    const auto cut = changed_sentences("x" + words, "").before;
    EXPECT_TRUE(cut.ends_with("ŷ…") || cut.ends_with("ŵ…")) << cut.substr(cut.size() - 8);
    EXPECT_LE(cut.size(), folkmoot::objects::longest_passage + 3);
}

} // namespace
