#pragma once
#include <chrono>
#include <ctime>

namespace folkmoot::kit {

/// What this thread has had of a processor: a bound of work in it holds on a busy machine, too.
inline std::chrono::nanoseconds own_time() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

} // namespace folkmoot::kit
