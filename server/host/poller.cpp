#include "host/poller.hpp"

namespace folkmoot::host {

Poller::Poller(store::Database& database, std::function<void(ReadTx&)> look)
    : database_(database)
    , look_(std::move(look))
    , thread_([this](const std::stop_token& stop) { run(stop); }) { }

void Poller::run(const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    while (!stop.stop_requested()) {
        try {
            database_.read_now([this](ReadTx& tx) { look_(tx); });
        } catch (const Problem&) {
            // The store is busy or away: whoever needs fresh rights sees that they are not, and asks itself.
        }
        bell_.wait_for(lock, stop, interval, [] { return false; });
    }
}

} // namespace folkmoot::host
