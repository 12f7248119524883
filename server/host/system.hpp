#pragma once
#include "folkmoot/clock.hpp"

#include <array>
#include <mutex>

namespace folkmoot::host {

/// The machine's UTC clock.
class SystemClock final : public Clock {
public:
    Time now() const override;
};

/// The kernel's random numbers.
class SystemRng final : public Rng {
public:
    /// Throws std::system_error when the kernel gives none (it never should after boot).
    void fill(std::span<std::byte> bytes) override;
};

/// Ids of 42 bits of time and 21 random bits. Within one millisecond it goes on from a random start in small
/// random steps; when a millisecond is used up, or the clock steps back, it goes on from its last id: never
/// the same id twice.
class TimeMint final : public IdMint {
public:
    TimeMint(const Clock& clock, Rng& rng);
    ObjectId next() override;

private:
    std::uint32_t random();

    const Clock& clock_;
    Rng& rng_;
    std::mutex mutex_;
    std::int64_t last_ = 0;
    std::array<std::uint32_t, 64> drawn_{}; ///< one system call fetches this many
    std::size_t left_ = 0;
};

} // namespace folkmoot::host
