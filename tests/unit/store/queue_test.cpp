#include "store/queue.hpp"

#include <atomic>
#include <functional>
#include <latch>
#include <thread>

namespace folkmoot::store { namespace {

using namespace std::chrono_literals;
using Jobs = Queue<std::function<void()>>;

/// Threads that do what the queue gives them until it is closed.
std::vector<std::jthread> workers(Jobs& jobs, int count) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&jobs] {
            while (!jobs.finished())
                if (auto job = jobs.pop(10s)) (*job)();
        });
    return threads;
}

TEST(WaitingWork, ABurstIsSharedAmongAllWhoSleep) {
    Jobs jobs{100};
    const auto threads = workers(jobs, 4);
    for (int round = 0; round < 200; ++round) {
        std::latch all_at_once{4}; // each job ends only when four threads have one
        std::latch done{4};
        for (int i = 0; i < 4; ++i)
            jobs.push([&] {
                all_at_once.arrive_and_wait();
                done.count_down();
            });
        done.wait();
    }
    jobs.close();
}

TEST(WaitingWork, NoJobWaitsWhileAThreadSleeps) {
    Jobs jobs{100'000};
    const auto threads = workers(jobs, 3);
    std::atomic<int> done = 0;
    std::vector<std::jthread> pushers;
    for (int i = 0; i < 4; ++i)
        pushers.emplace_back([&] {
            for (int job = 0; job < 5'000; ++job) {
                jobs.push([&] { ++done; });
                if (job % 64 == 0) std::this_thread::yield();
            }
        });
    pushers.clear(); // joins
    const auto patience = std::chrono::steady_clock::now() + 5s; // half of what a sleeper waits by itself
    while (done < 20'000 && std::chrono::steady_clock::now() < patience)
        std::this_thread::yield();
    EXPECT_EQ(done, 20'000);
    jobs.close();
}

TEST(WaitingWork, WhatWaitsWhenItClosesIsStillHandedOut) {
    Jobs jobs{10};
    int done = 0;
    jobs.push([&] { ++done; });
    jobs.close();
    EXPECT_THROW(jobs.push([] { }), Problem);
    while (auto job = jobs.pop(0ms))
        (*job)();
    EXPECT_EQ(done, 1);
    EXPECT_TRUE(jobs.finished());
}

}} // namespace folkmoot::store
