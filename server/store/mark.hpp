#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

namespace folkmoot::store {

/// Counts how often what rooms remember beside the store was overtaken: by a change of this process at its
/// commit, by one of another node when this node hears of it. Kept beside the store (`tx.kept<Mark>()`);
/// `ReadTx::mark` gives it.
class Mark {
public:
    using Steady = std::chrono::steady_clock;

    void move() { ++count_; }
    /// This node knows of every change that was committed before `when`.
    void heard(Steady::time_point when) { heard_ = when.time_since_epoch().count(); }

    /// Nothing while the node has not heard from the store for half a second: then memory counts for nothing.
    std::optional<std::uint64_t> current() const {
        const auto age = Steady::now().time_since_epoch() - Steady::duration{heard_.load()};
        return age <= freshness ? std::optional{count_.load()} : std::nullopt;
    }

    static constexpr std::chrono::milliseconds freshness{500};

private:
    std::atomic<std::uint64_t> count_ = 0;
    std::atomic<Steady::rep> heard_ = Steady::duration::min().count() / 2;
};

} // namespace folkmoot::store
