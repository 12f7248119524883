#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace folkmoot::events {

/// A bell that the threads which follow the log listen to; kept beside the store (`tx.kept<Wake>()`). It is a
/// hint: whoever misses it finds the events by looking from time to time.
class Wake {
public:
    void ring() {
        {
            const std::lock_guard lock{mutex_};
            ++rung_;
        }
        bell_.notify_all();
    }

    /// How often it has rung: equal numbers mean that nothing has been heard of in between.
    std::uint64_t rung() const {
        const std::lock_guard lock{mutex_};
        return rung_;
    }

    /// Waits until it has rung since `heard`, or the time is over; gives what to pass the next time.
    std::uint64_t wait(std::uint64_t heard, std::chrono::milliseconds most) {
        std::unique_lock lock{mutex_};
        bell_.wait_for(lock, most, [&] { return rung_ != heard; });
        return rung_;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable bell_;
    std::uint64_t rung_ = 0;
};

} // namespace folkmoot::events
