#pragma once
#include <ctime>

namespace folkmoot::host {

/// Has the calling thread run only where no other wants the processor, from now on (Linux: SCHED_IDLE).
void run_behind_all_others();

/// While it lives, its thread yields every half millisecond. Without it a thread that computes without a
/// break keeps the processor until the kernel's next tick (4 ms) even from those who go first, because what
/// they have used counts against them. To be made and ended on one thread.
class YieldOften {
public:
    YieldOften();
    ~YieldOften();
    YieldOften(const YieldOften&) = delete;
    YieldOften& operator=(const YieldOften&) = delete;

private:
    timer_t timer_{};
    bool runs_ = false; ///< without the timer the work is only less polite
};

} // namespace folkmoot::host
