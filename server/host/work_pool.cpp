#include "host/work_pool.hpp"

#include "host/low_priority.hpp"

namespace folkmoot::host {

WorkPool::WorkPool(const WorkLimits& limits)
    : limits_(limits) {
    for (unsigned index = 0; index < limits_.threads; ++index)
        threads_.emplace_back([this] { run(); });
}

WorkPool::~WorkPool() {
    {
        std::lock_guard lock{mutex_};
        closing_ = true;
    }
    wake_.notify_all();
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
    const bool low = limits_.priority == Priority::low;
    if (low) run_behind_all_others();
    std::unique_lock lock{mutex_};
    for (;;) {
        wake_.wait(lock, [this] { return closing_ || !queue_.empty(); });
        if (queue_.empty()) return;
        Job job = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        const auto begun = Steady::now();
        const bool late = job.too_late && begun - job.since > limits_.wait;
        {
            std::optional<YieldOften> yielding;
            if (low) yielding.emplace();
            (late ? job.too_late : job.work)();
        }
        job = {};
        const auto took = Steady::now() - begun;
        lock.lock();
        if (!late) took_ = took;
    }
}

} // namespace folkmoot::host
