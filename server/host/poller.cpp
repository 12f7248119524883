#include "host/poller.hpp"

#include "host/log.hpp"

#include <pthread.h>

namespace folkmoot::host {

Poller::Poller(store::Database& database, std::function<void(ReadTx&)> look)
    : database_(database)
    , look_(std::move(look)) {
    this->look();
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

bool Poller::store_answers() const {
    return !failed_ && std::chrono::steady_clock::now() - answered_.load() <= patience;
}

void Poller::look() {
    try {
        database_.read_now([this](ReadTx& tx) { look_(tx); });
        answered_ = std::chrono::steady_clock::now();
        failed_ = false;
    } catch (const Problem&) {
        // The store is busy or away: whoever needs fresh rights sees that they are not, and asks itself.
        failed_ = true;
    } catch (const std::exception& failure) {
        // A disk that cannot be asked how full it is, for one. It is said once, not four times a second.
        if (!failed_.exchange(true)) log_line(LogLevel::error, "host", failure.what());
    }
}

void Poller::run(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "fm-poller");
    std::unique_lock lock{mutex_};
    while (!stop.stop_requested()) {
        bell_.wait_for(lock, stop, interval, [] { return false; });
        look();
    }
}

} // namespace folkmoot::host
