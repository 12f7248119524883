#include "host/rate_limits.hpp"

#include "folkmoot/problem.hpp"

#include <gtest/gtest.h>

namespace folkmoot::host { namespace {

using namespace std::chrono_literals;

const RateSettings slow{{1, 2, 0, 0}, {100, 0, 0, 3}};
const std::string ann(64, 'a'), bob(64, 'b');

class RateLimiting : public testing::Test {
protected:
    bool welcome(RateClass rated, std::string_view token, std::string_view from = "192.0.2.1") {
        try {
            limits.take(rated, *transport::IpAddress::parse(from), token, now);
            return true;
        } catch (const Problem& problem) {
            EXPECT_EQ(problem.code(), Code::rate_limited);
            EXPECT_EQ(problem.values().front().first, "retry_after");
            wait = std::stol(problem.values().front().second);
            return false;
        }
    }
    int welcomes(RateClass rated, std::string_view token, int tries, std::string_view from = "192.0.2.1") {
        int count = 0;
        for (int i = 0; i < tries; ++i)
            count += welcome(rated, token, from) ? 1 : 0;
        return count;
    }
    RateLimits limits{slow};
    RateLimits::Time now = RateLimits::Time::clock::now() + 1h;
    long wait = 0;
};

TEST_F(RateLimiting, TenSecondsWorthMayComeAtOnceAndThenTheRate) {
    EXPECT_EQ(welcomes(RateClass::read, ann, 15), 10);
    EXPECT_EQ(wait, 1);
    now += 3s;
    EXPECT_EQ(welcomes(RateClass::read, ann, 15), 3);
    now += 1h;
    EXPECT_EQ(welcomes(RateClass::read, ann, 15), 10);
    EXPECT_EQ(limits.refused(RateClass::read), 5U + 12U + 5U);
}

TEST_F(RateLimiting, SessionsClassesAndNetworksAreCountedApart) {
    EXPECT_EQ(welcomes(RateClass::read, ann, 12), 10);
    EXPECT_EQ(welcomes(RateClass::read, bob, 12), 10);
    EXPECT_EQ(welcomes(RateClass::change, ann, 25), 20);
    EXPECT_EQ(welcomes(RateClass::sign_in, "", 40), 30);
    EXPECT_EQ(welcomes(RateClass::sign_in, "", 40, "192.0.2.2"), 30);
    EXPECT_EQ(welcomes(RateClass::sign_in, "", 20, "2001:db8::1"), 20);
    EXPECT_EQ(welcomes(RateClass::sign_in, "", 20, "2001:db8::2"), 10) << "one /64";
}

TEST_F(RateLimiting, ARateOfNoughtIsNoLimit) {
    EXPECT_EQ(welcomes(RateClass::costly, ann, 1000), 1000);
}

TEST_F(RateLimiting, InventedSessionsHelpNobodyPastTheNetworksRate) {
    int count = 0;
    for (int i = 0; i < 2000; ++i)
        count += welcome(RateClass::read, fmt::format("{:064}", i)) ? 1 : 0;
    EXPECT_EQ(count, 1000);
}

TEST_F(RateLimiting, MoreClientsThanTheTableHoldsAreServedAndABusyOneStaysKnown) {
    EXPECT_EQ(welcomes(RateClass::read, ann, 10), 10);
    const RateSettings by_session{{1, 0, 0, 0}, {0, 0, 0, 0}};
    RateLimits crowded{by_session};
    const auto from = *transport::IpAddress::parse("192.0.2.1");
    for (int i = 0; i < 10; ++i)
        crowded.take(RateClass::read, from, ann, now);
    for (int i = 0; i < 30'000; ++i)
        crowded.take(RateClass::read, from, fmt::format("{:064}", i), now);
    EXPECT_THROW(crowded.take(RateClass::read, from, ann, now), Problem);
}

}} // namespace folkmoot::host
