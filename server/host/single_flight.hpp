#pragma once
#include <map>
#include <mutex>
#include <vector>

namespace folkmoot::host {

/// Work that many ask for at once and that is done once: the first does it, and answers all who have come for
/// the same meanwhile. Safe from any thread.
template <class Key, class Waiter> class SingleFlight {
public:
    /// Whether the one who comes is the first, and so has it done.
    [[nodiscard]] bool join(const Key& key, Waiter waiter) {
        const std::lock_guard lock{mutex_};
        auto& waiting = waiting_[key];
        waiting.push_back(std::move(waiter));
        return waiting.size() == 1;
    }

    /// All who are to be answered, the first at the front; who comes from now on has it done again.
    [[nodiscard]] std::vector<Waiter> end(const Key& key) {
        const std::lock_guard lock{mutex_};
        auto ended = waiting_.extract(key);
        return ended ? std::move(ended.mapped()) : std::vector<Waiter>{};
    }

private:
    std::mutex mutex_;
    std::map<Key, std::vector<Waiter>> waiting_;
};

} // namespace folkmoot::host
