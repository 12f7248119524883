#include "host/work_pool.hpp"

#include "host/low_priority.hpp"

#include <optional>
#include <pthread.h>

namespace folkmoot::host {

WorkPool::WorkPool(const WorkLimits& limits)
    : limits_(limits) {
    for (unsigned index = 0; index < limits_.threads; ++index)
        threads_.emplace_back([this] { run(); });
    if (limits_.priority == Priority::low) threads_.emplace_back([this] { stand_in(); });
}

WorkPool::~WorkPool() {
    {
        std::lock_guard lock{mutex_};
        closing_ = true;
    }
    wake_.notify_all();
    end_.notify_all();
    for (auto& thread : threads_)
        thread.join();
}

bool WorkPool::has_room() const {
    const auto ahead = static_cast<Steady::rep>(queue_.size());
    return queue_.size() < limits_.queue && took_ * ahead / limits_.threads <= limits_.wait;
}

bool WorkPool::post(Work work, Work too_late) {
    {
        std::lock_guard lock{mutex_};
        if (closing_ || !has_room()) return false;
        queue_.push_back({std::move(work), std::move(too_late), Steady::now()});
    }
    wake_.notify_one();
    return true;
}

std::size_t WorkPool::queued() const {
    std::lock_guard lock{mutex_};
    return queue_.size();
}

void WorkPool::run() {
    ::pthread_setname_np(::pthread_self(), "fm-work");
    const bool low = limits_.priority == Priority::low;
    if (low) run_behind_all_others();
    std::unique_lock lock{mutex_};
    for (;;) {
        wake_.wait(lock, [this] { return closing_ || !queue_.empty(); });
        if (queue_.empty()) return;
        {
            std::optional<YieldOften> yielding;
            if (low) yielding.emplace();
            do_first(lock);
        }
        done_ = Steady::now();
    }
}

void WorkPool::stand_in() {
    std::unique_lock lock{mutex_};
    while (!end_.wait_for(lock, limits_.starved / 4, [this] { return closing_; }))
        while (is_starved())
            do_first(lock);
    while (!queue_.empty()) // nobody shall wait for the end
        do_first(lock);
}

bool WorkPool::is_starved() const {
    if (queue_.empty()) return false;
    return Steady::now() - std::max(queue_.front().since, done_) > limits_.starved;
}

/// Unlocked while the work is done.
void WorkPool::do_first(std::unique_lock<std::mutex>& lock) {
    Job job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    const auto begun = Steady::now();
    const bool late = job.too_late && begun - job.since > limits_.wait;
    (late ? job.too_late : job.work)();
    job = {};
    const auto took = Steady::now() - begun;
    lock.lock();
    if (!late) took_ = took;
}

} // namespace folkmoot::host
