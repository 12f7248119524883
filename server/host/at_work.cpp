#include "host/at_work.hpp"

#include <algorithm>

namespace folkmoot::host {
namespace {

std::int64_t ticks(AtWork::Time time) {
    return time.time_since_epoch().count();
}

} // namespace

std::string_view name_of(Duty duty) {
    constexpr std::array<std::string_view, duties> names{"reading", "preparing", "hashing", "saving"};
    return names.at(static_cast<std::size_t>(duty));
}

AtWork::AtWork(std::array<unsigned, duties> threads, std::chrono::milliseconds limit)
    : threads_(threads)
    , limit_(limit) { }

AtWork::Shift AtWork::begin(Duty duty, Time now) {
    for (auto& since : since_[static_cast<std::size_t>(duty)]) {
        std::int64_t free = nobody;
        if (since == nobody && since.compare_exchange_strong(free, ticks(now))) return Shift{&since};
    }
    return Shift{nullptr};
}

unsigned AtWork::lost(Duty duty, Time now) const {
    return static_cast<unsigned>(
        std::ranges::count_if(since_[static_cast<std::size_t>(duty)], [&](const auto& since) {
            const std::int64_t began = since;
            return began != nobody && began <= ticks(now - limit_);
        }));
}

bool AtWork::exhausted(Time now) const {
    for (std::size_t duty = 0; duty < duties; ++duty)
        if (lost(static_cast<Duty>(duty), now) >= std::min<std::size_t>(threads_[duty], most)) return true;
    return false;
}

} // namespace folkmoot::host
