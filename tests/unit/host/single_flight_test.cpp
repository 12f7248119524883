#include "host/single_flight.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

namespace folkmoot::host { namespace {

TEST(SingleFlight, TheFirstDoesItAndAnswersAllWhoCameMeanwhile) {
    SingleFlight<std::string, int> flights;
    EXPECT_TRUE(flights.join("a page", 1));
    EXPECT_FALSE(flights.join("a page", 2));
    EXPECT_TRUE(flights.join("another page", 3));
    EXPECT_EQ(flights.end("a page"), (std::vector{1, 2}));
    EXPECT_TRUE(flights.join("a page", 4));
    EXPECT_EQ(flights.end("a page"), std::vector{4});
    EXPECT_EQ(flights.end("another page"), std::vector{3});
    EXPECT_TRUE(flights.end("a third page").empty());
}

TEST(SingleFlight, NobodyIsForgottenOrAnsweredTwice) {
    constexpr int visitors = 2'000;
    SingleFlight<int, int> flights;
    std::array<std::atomic<int>, 4 * visitors> answers{};
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&, thread] {
                for (int at = 0; at < visitors; ++at)
                    if (flights.join(at % 3, thread * visitors + at))
                        for (int visitor : flights.end(at % 3))
                            ++answers.at(static_cast<std::size_t>(visitor));
            });
    }
    for (const auto& times : answers)
        EXPECT_EQ(times, 1);
}

}} // namespace folkmoot::host
