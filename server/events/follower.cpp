#include "events/follower.hpp"

#include <pthread.h>

namespace folkmoot::events {

Follower::Follower(store::Database& database, Wake& wake, Consumer consumer,
    std::function<void(std::string_view consumer, const std::exception&)> trouble)
    : database_(database)
    , wake_(wake)
    , consumer_(std::move(consumer))
    , trouble_(std::move(trouble))
    , thread_([this](const std::stop_token& stop) { serve(stop); }) { }

Follower::~Follower() {
    thread_.request_stop();
    wake_.ring();
}

void Follower::serve(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "fm-follower");
    std::uint64_t heard = 0;
    auto pause = look;
    while (!stop.stop_requested()) {
        if (!step()) {
            // Its own events have been heard by then, so a ring does not cut the pause short more than once.
            pause = std::min(pause * 2, longest_pause);
            const auto until = std::chrono::steady_clock::now() + pause;
            while (!stop.stop_requested() && std::chrono::steady_clock::now() < until)
                heard = wake_.wait(heard, std::min(look, pause));
            continue;
        }
        pause = look;
        heard = wake_.wait(heard, look);
    }
}

/// False when the consumer, or the store, could not.
bool Follower::step() {
    try {
        while (consume(database_, consumer_) == consumer_batch) { }
        return true;
    } catch (const std::exception& error) {
        trouble_(consumer_.name, error);
        return false;
    }
}

} // namespace folkmoot::events
