#include "host/low_priority.hpp"

#include <csignal>
#include <mutex>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace folkmoot::host {
namespace {

constexpr long every_nanoseconds = 500'000;
/// Ignored by default, so that one that comes late does no harm.
constexpr int nudge = SIGURG;

void yield_when_nudged() {
    struct sigaction action{};
    action.sa_handler = [](int) { sched_yield(); };
    action.sa_flags = SA_RESTART;
    sigaction(nudge, &action, nullptr);
}

} // namespace

void run_behind_all_others() {
    const sched_param none{};
    // Every thread may do so to itself, but a container may forbid the call.
    if (sched_setscheduler(0, SCHED_IDLE, &none) != 0)
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 19); // Linux: this thread alone
}

YieldOften::YieldOften() {
    static std::once_flag once;
    std::call_once(once, yield_when_nudged);
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = nudge;
    event._sigev_un._tid = gettid(); // glibc 2.36 has no other name for it
    runs_ = timer_create(CLOCK_MONOTONIC, &event, &timer_) == 0;
    const itimerspec period{.it_interval = {.tv_sec = 0, .tv_nsec = every_nanoseconds},
        .it_value = {.tv_sec = 0, .tv_nsec = every_nanoseconds}};
    if (runs_) timer_settime(timer_, 0, &period, nullptr);
}

YieldOften::~YieldOften() {
    if (runs_) timer_delete(timer_);
}

} // namespace folkmoot::host
