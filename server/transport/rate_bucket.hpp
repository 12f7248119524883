#pragma once
#include <algorithm>
#include <chrono>

namespace folkmoot::transport {

/// A token bucket that may go into debt: what has arrived is counted in full, and the debt says how long to
/// pause.
class RateBucket {
public:
    using Time = std::chrono::steady_clock::time_point;

    RateBucket(double per_second, double burst, Time now)
        : per_second_(per_second)
        , burst_(burst)
        , tokens_(burst)
        , at_(now) { }

    void take(double tokens, Time now) {
        const std::chrono::duration<double> passed = now - at_;
        tokens_ = std::min(burst_, tokens_ + passed.count() * per_second_) - tokens;
        at_ = now;
    }

    /// How long until the debt is paid; zero when there is none.
    std::chrono::milliseconds pause() const {
        if (tokens_ >= 0) return std::chrono::milliseconds(0);
        return std::chrono::milliseconds(1 + static_cast<long>(-tokens_ * 1000.0 / per_second_));
    }

private:
    double per_second_;
    double burst_;
    double tokens_;
    Time at_;
};

} // namespace folkmoot::transport
