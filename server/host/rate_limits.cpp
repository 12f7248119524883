#include "host/rate_limits.hpp"

#include "folkmoot/problem.hpp"

#include <sodium.h>

namespace folkmoot::host {
namespace {

using Tick = std::chrono::duration<std::uint64_t, std::ratio<1, 100'000>>;

constexpr unsigned time_bits = 44; // of ticks: five years
constexpr std::uint64_t time_mask = (std::uint64_t{1} << time_bits) - 1;
constexpr std::uint64_t ticks_a_second = Tick::period::den;
constexpr std::uint64_t most_ahead = 10 * ticks_a_second;
constexpr std::size_t longest_client = 64;

} // namespace

std::string_view name_of(RateClass rated) {
    constexpr std::array<std::string_view, 4> names{"read", "change", "costly", "sign_in"};
    return names[static_cast<std::size_t>(rated)];
}

RateLimits::RateLimits(const RateSettings& settings)
    : settings_(settings)
    , slots_(std::make_unique<Slot[]>(sets * ways)) {
    static_assert(std::tuple_size_v<Key> == crypto_shorthash_KEYBYTES);
    crypto_shorthash_keygen(key_.data());
}

void RateLimits::take(RateClass rated, const transport::IpAddress& remote, std::string_view token, Time now) {
    // From one on, so that an empty slot lies in the past.
    const auto ticks = std::chrono::duration_cast<Tick>(now - start_).count() + 1;
    const unsigned session = settings_.of_session[rated];
    if (session > 0 && token.size() == longest_client)
        count(rated, session, {reinterpret_cast<const std::uint8_t*>(token.data()), token.size()}, ticks);
    if (const unsigned network = settings_.of_network[rated]; network > 0)
        count(rated, network, remote.network().bytes(), ticks);
}

void RateLimits::count(
    RateClass rated, unsigned rate, std::span<const std::uint8_t> client, std::uint64_t now) {
    const std::uint64_t hash = hash_of(rated, client), tag = hash >> time_bits;
    const std::uint64_t cost = ticks_a_second / rate;
    Slot& slot = slot_of(hash, tag);
    std::uint64_t before = slot.load(std::memory_order_relaxed);
    for (;;) {
        const bool own = before >> time_bits == tag;
        const std::uint64_t next = std::max(own ? before & time_mask : 0, now) + cost;
        if (next > now + most_ahead) {
            ++refused_[static_cast<std::size_t>(rated)];
            const std::uint64_t wait = (next - now - most_ahead + ticks_a_second - 1) / ticks_a_second;
            throw Problem(Code::rate_limited, "request.too_many").with("retry_after", std::to_string(wait));
        }
        if (slot.compare_exchange_weak(before, tag << time_bits | next, std::memory_order_relaxed)) return;
    }
}

/// The client's own slot, or that of the quietest among those it could have.
RateLimits::Slot& RateLimits::slot_of(std::uint64_t hash, std::uint64_t tag) {
    const std::span set{&slots_[(hash % sets) * ways], ways};
    Slot* quietest = set.data();
    for (Slot& slot : set) {
        const std::uint64_t value = slot.load(std::memory_order_relaxed);
        if (value >> time_bits == tag) return slot;
        if ((value & time_mask) < (quietest->load(std::memory_order_relaxed) & time_mask)) quietest = &slot;
    }
    return *quietest;
}

std::uint64_t RateLimits::hash_of(RateClass rated, std::span<const std::uint8_t> client) const {
    std::array<std::uint8_t, longest_client + 1> text{};
    std::ranges::copy(client, text.begin());
    text[client.size()] = static_cast<std::uint8_t>(rated);
    std::uint64_t hash = 0;
    static_assert(sizeof hash == crypto_shorthash_BYTES);
    crypto_shorthash(reinterpret_cast<unsigned char*>(&hash), text.data(), client.size() + 1, key_.data());
    return hash;
}

} // namespace folkmoot::host
