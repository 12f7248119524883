#pragma once
#include "transport/message.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <memory>

namespace folkmoot::host {

/// What requests are counted as; each class has a rate of its own.
enum class RateClass { read, change, costly, sign_in, count_ };

/// "read", "change"...: the metric's label.
std::string_view name_of(RateClass rated);

/// Requests a second for each class, averaged over ten seconds; 0: no limit.
class Rates {
public:
    constexpr Rates(unsigned read, unsigned change, unsigned costly, unsigned sign_in)
        : rates_{read, change, costly, sign_in} { }
    unsigned& operator[](RateClass rated) { return rates_[static_cast<std::size_t>(rated)]; }
    unsigned operator[](RateClass rated) const { return rates_[static_cast<std::size_t>(rated)]; }

private:
    std::array<unsigned, static_cast<std::size_t>(RateClass::count_)> rates_;
};

/// A network (an IPv4 address, an IPv6 /64) may be a whole department behind one proxy.
struct RateSettings {
    Rates of_session{50, 20, 10, 0};
    Rates of_network{2000, 500, 200, 10};
    /// For tests and benchmarks, which are one very busy person.
    static constexpr RateSettings none() { return {{0, 0, 0, 0}, {0, 0, 0, 0}}; }
};

/// Counts requests by session and by network, in a table of fixed size without a lock (the generic cell rate
/// algorithm, ITU-T I.371: one time for each client says how far it is ahead of its rate). Where the table
/// is full the client that has been quiet for longest makes room. Each node counts for itself.
class RateLimits {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit RateLimits(const RateSettings& settings);

    /// Throws Code::rate_limited "request.too_many" with the seconds to wait. `token` is the session
    /// cookie's value, or empty.
    void take(RateClass rated, const transport::IpAddress& remote, std::string_view token,
        Time now = std::chrono::steady_clock::now());

    /// Requests refused since the start.
    std::uint64_t refused(RateClass rated) const { return refused_[static_cast<std::size_t>(rated)]; }

private:
    using Slot = std::atomic<std::uint64_t>; ///< 20 bits of the client's hash, 44 of its time
    using Key = std::array<unsigned char, 16>;
    static constexpr std::size_t sets = 1U << 14U;
    static constexpr std::size_t ways = 4;

    void count(RateClass rated, unsigned rate, std::span<const std::uint8_t> client, std::uint64_t now);
    Slot& slot_of(std::uint64_t hash, std::uint64_t tag);
    std::uint64_t hash_of(RateClass rated, std::span<const std::uint8_t> client) const;

    RateSettings settings_;
    Key key_{};
    Time start_ = std::chrono::steady_clock::now();
    std::unique_ptr<Slot[]> slots_;
    std::array<std::atomic<std::uint64_t>, static_cast<std::size_t>(RateClass::count_)> refused_{};
};

} // namespace folkmoot::host
