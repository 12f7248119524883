#pragma once
#include "host/system.hpp"

#include <algorithm>
#include <atomic>

namespace folkmoot::cli {

/// The machine's clock, or an earlier moment that is being played again: with it, what the demonstration's
/// people did weeks ago goes through the same functions as what people do today, and every row, event and
/// audit line of it says when.
class PlayedClock final : public Clock {
public:
    Time now() const override {
        const auto played = played_.load();
        return played == live ? real_.now() : from_micros(played);
    }
    /// Stands still at that moment, which is never later than now.
    void play(Time moment) { played_ = micros(std::min(moment, real_.now())); }
    void go_live() { played_ = live; }

private:
    static constexpr std::int64_t live = -1;
    host::SystemClock real_;
    std::atomic<std::int64_t> played_ = live;
};

} // namespace folkmoot::cli
