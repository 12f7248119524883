#pragma once
#include "folkmoot/clock.hpp"

#include <atomic>
#include <mutex>
#include <random>

namespace folkmoot::kit {

/// A clock that stands still until a test moves it.
class TestClock final : public Clock {
public:
    explicit TestClock(Time start = std::chrono::sys_days{std::chrono::year{2026} / 5 / 3})
        : micros_(micros(start)) { }
    Time now() const override { return from_micros(micros_); }
    void advance(std::chrono::microseconds by) { micros_ += by.count(); }

private:
    std::atomic<std::int64_t> micros_;
};

/// Ids 1, 2, 3...
class CountingMint final : public IdMint {
public:
    ObjectId next() override { return ObjectId{++last_}; }

private:
    std::atomic<std::int64_t> last_ = 0;
};

/// The same bytes each time, from a seed.
class SeededRng final : public Rng {
public:
    explicit SeededRng(std::uint64_t seed = 1)
        : engine_(seed) { }
    void fill(std::span<std::byte> bytes) override {
        const std::lock_guard lock{mutex_};
        for (auto& byte : bytes)
            byte = static_cast<std::byte>(engine_() & 0xff);
    }

private:
    std::mutex mutex_;
    std::mt19937_64 engine_;
};

} // namespace folkmoot::kit
