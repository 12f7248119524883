#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace folkmoot::host {

/// A few threads that parse, hash and print what needs no transaction. The queue is bounded: `post` says no
/// before memory grows.
class WorkPool {
public:
    using Work = std::move_only_function<void()>;

    enum class Priority { normal, low };
    WorkPool(unsigned threads, std::size_t queue_limit, Priority priority = Priority::normal);
    /// Finishes what is queued.
    ~WorkPool();
    WorkPool(const WorkPool&) = delete;
    WorkPool& operator=(const WorkPool&) = delete;

    /// False when the queue is full: answer Code::overloaded.
    [[nodiscard]] bool post(Work work);
    std::size_t queued() const;

private:
    void run(Priority priority);

    const std::size_t queue_limit_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Work> queue_;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

} // namespace folkmoot::host
