#include "collab/rooms/deletion_watch.hpp"

#include <gtest/gtest.h>

namespace folkmoot::collab {
namespace {

using namespace std::chrono_literals;

const ObjectId ann{1}, bob{2};

/// A document whose size changes, and a clock.
class Watched {
public:
    explicit Watched(std::size_t content)
        : content_(content) { }

    void change(ObjectId person, std::int64_t octets) {
        const std::size_t before = content_;
        content_ = static_cast<std::size_t>(static_cast<std::int64_t>(content_) + octets);
        watch_.note(person, now_, seq_++, before, content_);
    }
    void pass(std::chrono::seconds time) { now_ += time; }
    /// Kept, as a rule.
    std::optional<LargeDeletion> due() {
        const auto found = watch_.due(now_, content_);
        if (found) watch_.kept();
        return found;
    }
    std::optional<LargeDeletion> due_after_grace() {
        pass(DeletionWatch::grace);
        return due();
    }
    DeletionWatch& watch() { return watch_; }
    Time now() const { return now_; }
    std::size_t content() const { return content_; }

private:
    DeletionWatch watch_;
    std::size_t content_;
    Time now_ = Time{1'000'000s};
    std::int64_t seq_ = 7;
};

} // namespace

TEST(DeletionWatch, MostOfATextThatIsGoneAndStaysGoneIsToldOnceWithTheStateBefore) {
    Watched text{10'000};
    text.change(bob, 20);
    text.change(ann, -6'000);
    EXPECT_FALSE(text.due()) << "it may still come back";
    const auto told = text.due_after_grace();
    ASSERT_TRUE(told);
    EXPECT_EQ(told->person, ann);
    EXPECT_EQ(told->seq, 8) << "bob's words are in it";
    EXPECT_EQ(told->before, 10'020U);
    EXPECT_EQ(told->after, 4'020U);
    EXPECT_FALSE(text.due_after_grace());
}

TEST(DeletionWatch, WhatGoesPieceByPieceWithinTheStretchIsTakenTogether) {
    Watched text{10'000};
    for (int piece = 0; piece < 10; ++piece) {
        text.change(ann, -700);
        text.pass(5s);
    }
    const auto told = text.due_after_grace();
    ASSERT_TRUE(told);
    EXPECT_EQ(told->seq, 7);
    EXPECT_EQ(told->before, 10'000U);
}

TEST(DeletionWatch, WhatGoesSlowlyIsWork) {
    Watched text{10'000};
    for (int piece = 0; piece < 10; ++piece) {
        text.change(ann, -700);
        text.pass(20s);
    }
    EXPECT_FALSE(text.due_after_grace());
}

TEST(DeletionWatch, SeveralPeoplesSmallDeletionsAreNobodysLargeOne) {
    Watched text{10'000};
    text.change(ann, -3'000);
    text.change(bob, -3'000);
    EXPECT_FALSE(text.due_after_grace());
}

TEST(DeletionWatch, HalfOfItOrAShortTextIsNotMuch) {
    Watched half{10'000};
    half.change(ann, -5'000);
    EXPECT_FALSE(half.due_after_grace());
    Watched short_text{DeletionWatch::smallest - 1};
    short_text.change(ann, -1'990);
    EXPECT_FALSE(short_text.due_after_grace());
}

TEST(DeletionWatch, WhatIsPutInElsewhereOrUndoneWithinTheGraceIsNone) {
    Watched text{10'000};
    text.change(ann, -9'000);
    text.pass(50s);
    text.change(ann, 9'000);
    text.pass(20s);
    EXPECT_FALSE(text.due());
    text.change(ann, -9'000);
    EXPECT_TRUE(text.due_after_grace()) << "gone once more, and for good";
}

TEST(DeletionWatch, WhatFollowsIsTheSameIncidentUntilThereIsTextAgain) {
    Watched text{100'000};
    text.change(ann, -60'000);
    ASSERT_TRUE(text.due_after_grace());
    text.change(ann, -39'000);
    EXPECT_FALSE(text.due_after_grace()) << "the rest of it";
    text.change(bob, 98'000);
    text.change(ann, -90'000);
    EXPECT_TRUE(text.due_after_grace()) << "somebody had brought it back";
}

TEST(DeletionWatch, LaterOnItIsAnotherThoughLittleWasLeft) {
    Watched text{100'000};
    text.change(ann, -60'000);
    ASSERT_TRUE(text.due_after_grace());
    text.pass(DeletionWatch::incident);
    text.change(bob, -39'000);
    EXPECT_TRUE(text.due_after_grace());
}

TEST(DeletionWatch, WhatCouldNotBeKeptIsGivenAgainALittleLater) {
    Watched text{10'000};
    text.change(ann, -6'000);
    text.pass(DeletionWatch::grace);
    const auto first = text.watch().due(text.now(), text.content());
    ASSERT_TRUE(first);
    EXPECT_TRUE(text.watch().is_waiting()) << "it is not kept yet";
    EXPECT_FALSE(text.watch().due(text.now(), text.content())) << "it is being kept";
    text.watch().not_kept(text.now());
    EXPECT_FALSE(text.due());
    text.pass(DeletionWatch::again);
    EXPECT_EQ(text.due(), first);
    EXPECT_FALSE(text.watch().is_waiting());
}

} // namespace folkmoot::collab
