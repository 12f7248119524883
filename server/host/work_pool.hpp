#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace folkmoot::host {

/// `low` runs only where nothing else wants the processor; see WorkLimits::starved.
enum class Priority { normal, low };

struct WorkLimits {
    unsigned threads = 1;
    std::size_t queue = 1024; ///< how much work waits
    std::chrono::milliseconds wait =
        std::chrono::hours{1}; ///< the longest that work waits before it is begun
    Priority priority = Priority::normal;
    /// On a machine whose processors are all busy, work of low priority would get nothing at all: what has
    /// waited so long while none was done is done by one thread more, of the usual priority.
    std::chrono::milliseconds starved = std::chrono::seconds{1};
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
    void stand_in();
    void do_first(std::unique_lock<std::mutex>& lock);
    bool has_room() const;
    bool is_starved() const;

    const WorkLimits limits_;
    mutable std::mutex mutex_;
    std::condition_variable wake_, end_;
    std::deque<Job> queue_;
    Steady::duration took_{}; ///< the last work that was done
    Steady::time_point done_{}; ///< when a thread of the pool's priority did the last
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

} // namespace folkmoot::host
