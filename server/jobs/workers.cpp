#include "jobs/workers.hpp"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

namespace folkmoot::jobs {
namespace {

constexpr int nice_value = 10;

} // namespace

Workers::Workers(Runner& runner, std::size_t threads)
    : runner_(runner) {
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
}

Workers::~Workers() {
    runner_.stop();
    for (auto& thread : threads_)
        thread.request_stop();
}

void Workers::serve(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "fm-jobs");
    // Jobs are for nobody who waits (Linux: this thread alone).
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice_value);
    while (!stop.stop_requested()) {
        bool ran = false;
        try {
            ran = runner_.run_next();
        } catch (const std::exception&) {
            ran = false; // the store could not be asked, which it reports itself: look again later
        }
        if (ran) continue;
        std::unique_lock lock{mutex_};
        stopped_.wait_for(lock, stop, look, [] { return false; });
    }
}

} // namespace folkmoot::jobs
