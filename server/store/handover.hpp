#pragma once
#include <condition_variable>
#include <exception>
#include <mutex>
#include <utility>

namespace folkmoot::store {

/// Work given to another thread and waited for. The exception it ends with is handed over whole: the thread
/// that waits is the one that frees it.
class Handover {
public:
    /// On the other thread.
    template <class Work> void run(Work work) {
        std::exception_ptr error;
        try {
            work();
        } catch (...) {
            error = std::current_exception();
        }
        end(std::move(error));
    }
    void end(std::exception_ptr error) {
        const std::lock_guard lock{mutex_};
        error_ = std::move(error);
        ended_ = true;
        told_.notify_one(); // under the lock: whoever waits destroys this object next
    }
    /// On the thread that gave it; throws what the work threw.
    void wait() {
        std::unique_lock lock{mutex_};
        told_.wait(lock, [this] { return ended_; });
        if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
    }

private:
    std::mutex mutex_;
    std::condition_variable told_;
    bool ended_ = false;
    std::exception_ptr error_;
};

} // namespace folkmoot::store
