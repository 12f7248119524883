#include "host/work_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <sched.h>
#include <semaphore>

namespace folkmoot::host { namespace {

using namespace std::chrono_literals;

/// Work that is begun at once and goes on until it is let go.
class Long {
public:
    explicit Long(WorkPool& pool) {
        EXPECT_TRUE(pool.post([steps = steps_] {
            steps->begun.release();
            steps->over.acquire();
        }));
        steps_->begun.acquire();
    }
    void end() { steps_->over.release(); }

private:
    struct Steps {
        std::binary_semaphore begun{0}, over{0};
    };
    std::shared_ptr<Steps> steps_ = std::make_shared<Steps>();
};

TEST(WorkPool, WhatDoesNotFitItsQueueIsRefused) {
    WorkPool pool{{.queue = 2}};
    Long first{pool};
    EXPECT_TRUE(pool.post([] { }));
    EXPECT_TRUE(pool.post([] { }));
    EXPECT_FALSE(pool.post([] { }));
    EXPECT_EQ(pool.queued(), 2U);
    first.end();
}

TEST(WorkPool, WorkThatWaitedTooLongIsNotDoneButToldSo) {
    std::atomic<int> done = 0, told = 0;
    {
        WorkPool pool{{.wait = 0ms}};
        Long first{pool};
        EXPECT_TRUE(pool.post([&] { ++done; }, [&] { ++told; }));
        first.end();
    }
    EXPECT_EQ(done, 0);
    EXPECT_EQ(told, 1);
}

TEST(WorkPool, WhoWouldWaitTooLongIsRefusedAtOnce) {
    WorkPool pool{{.wait = 0ms}};
    Long first{pool};
    EXPECT_TRUE(pool.post([] { })) << "nobody knows yet how long work takes";
    first.end();
    Long second{pool};
    EXPECT_TRUE(pool.post([] { })) << "it is the next";
    EXPECT_FALSE(pool.post([] { }));
    second.end();
}

TEST(WorkPool, WorkOfLowPriorityRunsBehindAllOthers) {
    const auto policy_in = [](Priority priority) {
        WorkPool pool{{.priority = priority}};
        std::promise<int> policy;
        EXPECT_TRUE(pool.post([&] { policy.set_value(sched_getscheduler(0)); }));
        return policy.get_future().get();
    };
    EXPECT_EQ(policy_in(Priority::low), SCHED_IDLE);
    EXPECT_NE(policy_in(Priority::normal), SCHED_IDLE);
}

TEST(WorkPool, WorkOfLowPriorityIsDoneAlsoWhereItWouldGetNothing) {
    WorkPool pool{{.priority = Priority::low, .starved = 40ms}};
    Long stuck{pool};
    std::promise<int> policy;
    EXPECT_TRUE(pool.post([&] { policy.set_value(sched_getscheduler(0)); }));
    EXPECT_NE(policy.get_future().get(), SCHED_IDLE);
    stuck.end();
}

TEST(WorkPool, TheStandInHelpsToFinishWhatIsQueuedAtTheEnd) {
    std::promise<int> policy;
    std::optional<Long> stuck;
    std::optional<WorkPool> pool;
    pool.emplace(WorkLimits{.priority = Priority::low});
    stuck.emplace(*pool);
    EXPECT_TRUE(pool->post([&] {
        policy.set_value(sched_getscheduler(0));
        stuck->end();
    }));
    pool.reset();
    EXPECT_NE(policy.get_future().get(), SCHED_IDLE);
}

/// It is nudged to yield all the time, which its waiting must survive.
TEST(WorkPool, WorkOfLowPriorityMaySleep) {
    WorkPool pool{{.priority = Priority::low}};
    std::promise<bool> slept;
    EXPECT_TRUE(pool.post([&] {
        const auto until = std::chrono::steady_clock::now() + 20ms;
        std::this_thread::sleep_until(until);
        slept.set_value(std::chrono::steady_clock::now() >= until);
    }));
    EXPECT_TRUE(slept.get_future().get());
}

}} // namespace folkmoot::host
