#include "host/work_pool.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace folkmoot::host {

WorkPool::WorkPool(unsigned threads, std::size_t queue_limit, Priority priority)
    : queue_limit_(queue_limit) {
    for (unsigned index = 0; index < threads; ++index)
        threads_.emplace_back([this, priority] { run(priority); });
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

bool WorkPool::post(Work work) {
    {
        std::lock_guard lock{mutex_};
        if (closing_ || queue_.size() >= queue_limit_) return false;
        queue_.push_back(std::move(work));
    }
    wake_.notify_one();
    return true;
}

std::size_t WorkPool::queued() const {
    std::lock_guard lock{mutex_};
    return queue_.size();
}

void WorkPool::run(Priority priority) {
    if (priority == Priority::low)
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 19); // Linux: this thread alone
    std::unique_lock lock{mutex_};
    for (;;) {
        wake_.wait(lock, [this] { return closing_ || !queue_.empty(); });
        if (queue_.empty()) return;
        Work work = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        work();
        work = nullptr;
        lock.lock();
    }
}

} // namespace folkmoot::host
