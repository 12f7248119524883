#pragma once
#include "folkmoot/id.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace folkmoot {

/// A moment in UTC, to the microsecond. Deadlines are kept as zone + local time instead.
using Time = std::chrono::sys_time<std::chrono::microseconds>;

constexpr std::int64_t micros(Time time) {
    return time.time_since_epoch().count();
}
constexpr Time from_micros(std::int64_t count) {
    return Time{std::chrono::microseconds{count}};
}

/// RFC 3339 in UTC with microseconds: "2026-05-03T09:30:00.000000Z".
std::string to_rfc3339(Time time);
/// The moment an RFC 3339 text names (any offset), or nothing when it is not one.
std::optional<Time> parse_rfc3339(std::string_view text);

/// What time it is. The house gives the real one, tests give one they can move.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
};

/// Randomness fit for secrets. The house gives the kernel's, tests give a seeded one.
class Rng {
public:
    virtual ~Rng() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;
};

/// Gives out object ids. Safe to call from any thread; never gives the same id twice within a process.
class IdMint {
public:
    virtual ~IdMint() = default;
    virtual ObjectId next() = 0;
};

} // namespace folkmoot
