#include "host/system.hpp"

#include <algorithm>
#include <cerrno>
#include <sys/random.h>
#include <system_error>

namespace folkmoot::host {

Time SystemClock::now() const {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

void SystemRng::fill(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const auto got = ::getrandom(bytes.data(), bytes.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category(), "no random numbers");
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

namespace {
constexpr Time first_moment{std::chrono::sys_days{std::chrono::year{2024} / std::chrono::January / 1}};
constexpr int random_bits = 21;
// Starting in the lower half leaves room for the steps of the rest of the millisecond.
constexpr std::uint32_t start_mask = (1U << (random_bits - 1)) - 1;
constexpr std::uint32_t step_mask = 15;
} // namespace

TimeMint::TimeMint(const Clock& clock, Rng& rng)
    : clock_(clock)
    , rng_(rng) { }

ObjectId TimeMint::next() {
    const auto since =
        std::chrono::duration_cast<std::chrono::milliseconds>(clock_.now() - first_moment).count();
    const std::int64_t millisecond = std::max<std::int64_t>(since, 1) << random_bits;
    const std::lock_guard lock{mutex_};
    last_ = millisecond > last_ ? millisecond + (random() & start_mask) : last_ + 1 + (random() & step_mask);
    return ObjectId{last_};
}

std::uint32_t TimeMint::random() {
    if (left_ == 0) {
        rng_.fill(std::as_writable_bytes(std::span{drawn_}));
        left_ = drawn_.size();
    }
    return drawn_[--left_];
}

} // namespace folkmoot::host
