#include "host/at_work.hpp"

#include <gmock/gmock.h>

namespace folkmoot::host { namespace {

using namespace std::chrono_literals;

class Threads : public testing::Test {
protected:
    const AtWork::Time start = AtWork::Time{} + 1h;
    AtWork at_work{{2, 1, 1, 1}, 60s};
};

TEST_F(Threads, AreLostWhenTheirHandlerDoesNotComeBackInTime) {
    const auto shift = at_work.begin(Duty::reading, start);
    EXPECT_EQ(at_work.lost(Duty::reading, start + 59s), 0U);
    EXPECT_EQ(at_work.lost(Duty::reading, start + 60s), 1U);
    EXPECT_EQ(at_work.lost(Duty::saving, start + 60s), 0U);
}

TEST_F(Threads, AreBackOnceTheirHandlerIs) {
    {
        const auto stuck = at_work.begin(Duty::saving, start);
        EXPECT_TRUE(at_work.exhausted(start + 60s));
    }
    EXPECT_FALSE(at_work.exhausted(start + 60s));
    const auto next = at_work.begin(Duty::saving, start + 60s);
    EXPECT_FALSE(at_work.exhausted(start + 61s));
}

TEST_F(Threads, OfOneKindMayAllBeLostWhileOthersWork) {
    const auto one = at_work.begin(Duty::reading, start);
    EXPECT_FALSE(at_work.exhausted(start + 60s)) << "another is left";
    const auto other = at_work.begin(Duty::reading, start + 1s);
    EXPECT_FALSE(at_work.exhausted(start + 60s));
    EXPECT_TRUE(at_work.exhausted(start + 61s));
}

TEST_F(Threads, BeyondThoseLookedAtAreNotCounted) {
    std::vector<std::unique_ptr<AtWork::Shift>> shifts;
    for (int i = 0; i < 100; ++i)
        shifts.emplace_back(new AtWork::Shift(at_work.begin(Duty::preparing, start)));
    EXPECT_EQ(at_work.lost(Duty::preparing, start + 60s), 64U);
    shifts.clear();
    EXPECT_EQ(at_work.lost(Duty::preparing, start + 60s), 0U);
}

}} // namespace folkmoot::host
