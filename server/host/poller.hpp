#pragma once
#include "store/database.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace folkmoot::host {

/// Looks into the store four times a second: how this node learns of rights that others changed.
class Poller {
public:
    static constexpr std::chrono::milliseconds interval{250};

    Poller(store::Database& database, std::function<void(ReadTx&)> look);
    ~Poller() = default;
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

private:
    void run(const std::stop_token& stop);

    store::Database& database_;
    std::function<void(ReadTx&)> look_;
    std::mutex mutex_;
    std::condition_variable_any bell_;
    std::jthread thread_; ///< last: it uses all of the above
};

} // namespace folkmoot::host
