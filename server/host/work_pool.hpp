#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace folkmoot::host {

enum class Priority { normal, low };

struct WorkLimits {
    unsigned threads = 1;
    std::size_t queue = 1024; ///< how much work waits
    std::chrono::milliseconds wait =
        std::chrono::hours{1}; ///< the longest that work waits before it is begun
    Priority priority = Priority::normal;
};

/// A few threads that parse, hash and print what needs no transaction. The queue is bounded: `post` says no
/// before memory grows, or before somebody waits for what comes too late.
class WorkPool {
public:
    using Work = std::move_only_function<void()>;

    explicit WorkPool(const WorkLimits& limits);
    /// Finishes what is queued.
    ~WorkPool();
    WorkPool(const WorkPool&) = delete;
    WorkPool& operator=(const WorkPool&) = delete;

    /// False when the queue is full, or so long that the work would wait longer than `wait`, as the last one
    /// took: say that the house is busy. Work that has waited longer all the same is not done: `too_late` is
    /// called in its place.
    [[nodiscard]] bool post(Work work, Work too_late = {});
    std::size_t queued() const;

private:
    using Steady = std::chrono::steady_clock;
    struct Job {
        Work work, too_late;
        Steady::time_point since;
    };
    void run();
    bool has_room() const;

    const WorkLimits limits_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> queue_;
    Steady::duration took_{}; ///< the last work that was done
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

} // namespace folkmoot::host
