#pragma once
#include "kit/failpoint_page.hpp"
#include "kit/temporary_folder.hpp"

#include <chrono>
#include <map>
#include <string>

namespace folkmoot::kit {

std::string name_of(Failpoint point);

/// Lets a real process, which knows nothing of it, stop or fail at a named point: a library that is loaded
/// before it (tests/kit/preload) stands between it and the system.
class Failpoints {
public:
    Failpoints();
    ~Failpoints();
    Failpoints(const Failpoints&) = delete;
    Failpoints& operator=(const Failpoints&) = delete;

    /// What the process is to be started with.
    std::map<std::string, std::string> environment() const;

    /// The thread that passes the point the n-th time from now on (1 is the next) stays there for ever.
    void hold(Failpoint point, int n);
    /// Whether one stays there, within that time.
    bool wait_for_holding(std::chrono::milliseconds patience);
    /// From now on the system refuses the step with that errno.
    void refuse(Step step, int error);
    /// Every disk is as full as that; below 0: as full as it is.
    void pretend_free(int percent);
    /// Nothing is held or refused any more. Gives how many steps were refused.
    std::uint32_t disarm();

private:
    TemporaryFolder folder_;
    FailpointPage* page_;
};

} // namespace folkmoot::kit
