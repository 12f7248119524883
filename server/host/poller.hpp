#pragma once
#include "store/database.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace folkmoot::host {

/// Looks into the store four times a second: how this node learns of rights that others changed, and whether
/// the store answers at all.
class Poller {
public:
    static constexpr std::chrono::milliseconds interval{250};
    /// A look that takes longer counts as no answer.
    static constexpr std::chrono::seconds patience{3};

    /// Has looked once when it is made.
    Poller(store::Database& database, std::function<void(ReadTx&)> look);
    ~Poller() = default;
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    /// Whether the last look came back well, and not too long ago. Answers at once, from any thread.
    bool store_answers() const;

private:
    void look();
    void run(const std::stop_token& stop);

    store::Database& database_;
    std::function<void(ReadTx&)> look_;
    std::atomic<bool> failed_ = false; ///< the last look did
    std::atomic<std::chrono::steady_clock::time_point> answered_{};
    std::mutex mutex_;
    std::condition_variable_any bell_;
    std::jthread thread_; ///< last: it uses all of the above
};

} // namespace folkmoot::host
