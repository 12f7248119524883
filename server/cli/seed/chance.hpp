#pragma once
#include <cmath>
#include <cstdint>

namespace folkmoot::cli::seed {

/// Numbers that look like chance and are the same each time (SplitMix64: Steele, Lea, Flood 2014). Each thing
/// that is made draws from a stream of its own, so that what comes before it does not change it.
class Chance {
public:
    explicit Chance(std::uint64_t seed, std::uint64_t stream = 0)
        : state_{seed * 0x9e3779b97f4a7c15U + stream * 0xbf58476d1ce4e5b9U} { }

    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15U;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }
    /// From 0 to before `count`.
    std::int64_t below(std::int64_t count) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(count));
    }
    /// The same, the n-th about as often as 1/n: as people, spaces and words are used (Zipf).
    std::int64_t rank_below(std::int64_t count) {
        const double drawn = static_cast<double>(next() >> 11U) * 0x1.0p-53;
        const auto rank =
            static_cast<std::int64_t>(std::exp(drawn * std::log(static_cast<double>(count) + 1))) - 1;
        return rank < count ? rank : count - 1;
    }
    bool percent(std::int64_t share) { return below(100) < share; }

private:
    std::uint64_t state_;
};

} // namespace folkmoot::cli::seed
