#pragma once
#include "events/consumer.hpp"
#include "events/wake.hpp"

#include <thread>

namespace folkmoot::events {

/// A thread that gives one consumer its events soon after they happen, and at the latest when it looks by
/// itself. When the consumer throws, it waits a little longer each time, up to half a minute, and gives the
/// same events again; `trouble` tells the log and the administration screens.
class Follower {
public:
    /// `wake` is the store's (`tx.kept<Wake>()`).
    Follower(store::Database& database, Wake& wake, Consumer consumer,
        std::function<void(std::string_view consumer, const std::exception&)> trouble);
    ~Follower();
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

    static constexpr std::chrono::milliseconds look{1'000};
    static constexpr std::chrono::milliseconds longest_pause{30'000};

private:
    void serve(const std::stop_token& stop);
    bool step();

    store::Database& database_;
    Wake& wake_;
    Consumer consumer_;
    std::function<void(std::string_view, const std::exception&)> trouble_;
    std::jthread thread_;
};

} // namespace folkmoot::events
