#pragma once
#include "folkmoot/problem.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace folkmoot::store {

/// Work waiting for threads: never more than its limit, first come, first served. One sleeper is called at a
/// time, and calls the next when it leaves work behind: a burst wakes as many as it needs, not one for each
/// job, and no job waits while a thread sleeps.
template <class Job> class Queue {
public:
    explicit Queue(std::size_t most)
        : most_(most) { }

    /// Throws Problem(Code::overloaded) when it is full or closed.
    void push(Job job) {
        std::unique_lock lock{mutex_};
        if (closed_) throw Problem(Code::overloaded, "store.stopping");
        if (jobs_.size() >= most_) throw Problem(Code::overloaded, "store.busy");
        jobs_.push_back(std::move(job));
        call_another(lock);
    }

    /// Waits for a job; nothing when the time is over, or when the queue is closed and empty.
    std::optional<Job> pop(std::chrono::milliseconds wait) {
        std::unique_lock lock{mutex_};
        ++sleepers_;
        arrived_.wait_for(lock, wait, [this] {
            called_ = false; // whoever was called is here, or goes back to sleep
            return closed_ || !jobs_.empty();
        });
        --sleepers_;
        auto job = taken();
        call_another(lock);
        return job;
    }
    std::optional<Job> try_pop() {
        const std::lock_guard lock{mutex_};
        return taken();
    }

    /// What waits is still handed out; nothing new comes in.
    void close() {
        {
            const std::lock_guard lock{mutex_};
            closed_ = true;
        }
        arrived_.notify_all();
    }
    bool finished() const {
        const std::lock_guard lock{mutex_};
        return closed_ && jobs_.empty();
    }
    std::size_t size() const {
        const std::lock_guard lock{mutex_};
        return jobs_.size();
    }

private:
    void call_another(std::unique_lock<std::mutex>& lock) {
        const bool call = !jobs_.empty() && sleepers_ > 0 && !called_;
        if (call) called_ = true;
        lock.unlock();
        if (call) arrived_.notify_one();
    }

    std::optional<Job> taken() {
        if (jobs_.empty()) return std::nullopt;
        std::optional<Job> job{std::move(jobs_.front())};
        jobs_.pop_front();
        return job;
    }

    const std::size_t most_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Job> jobs_;
    std::size_t sleepers_ = 0;
    bool called_ = false; ///< a sleeper was called and has not looked yet
    bool closed_ = false;
};

} // namespace folkmoot::store
