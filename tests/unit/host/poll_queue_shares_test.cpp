#include "host/poll_queue.hpp"

#include <gtest/gtest.h>

namespace folkmoot::host { namespace {

TEST(PollQueue, OfOnePersonAllTogetherHoldOnlySoMuchUntilSomeOfItIsFetched) {
    constexpr PollQueue::Limits limits{.messages = 10, .octets = 200};
    auto share = std::make_shared<PollShare>(2 * limits.octets);
    const auto half = std::make_shared<const std::string>(100, 'a');
    PollQueue first{limits, share}, third{limits, share};
    {
        PollQueue second{limits, share};
        for (auto* queue : {&first, &second})
            EXPECT_TRUE(queue->send(half) && queue->send(half));
        EXPECT_FALSE(first.send(half)) << "one alone has its own limit";
        EXPECT_FALSE(third.send(half)) << "there would be too much for one person";
        PollQueue other{limits, std::make_shared<PollShare>(limits.octets)};
        EXPECT_TRUE(other.send(half)) << "others have their own";
        first.listen(1, PollQueue::Clock::now(), [](const std::string&) { });
        EXPECT_TRUE(third.send(half)) << "one message was fetched";
        EXPECT_FALSE(third.send(half));
    }
    EXPECT_TRUE(third.send(half)) << "what waited for the second went with it";
}

}} // namespace folkmoot::host
