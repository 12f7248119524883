#include "transport/outbox.hpp"

#include "transport/socket_link.hpp"

#include <boost/asio/post.hpp>

namespace folkmoot::transport {

void Outbox::put(std::shared_ptr<SocketLink> link, OutgoingFrame frame) {
    const std::lock_guard lock(mutex_);
    if (shut_) return;
    parcels_.push_back({std::move(link), std::move(frame)});
    if (parcels_.size() == 1) boost::asio::post(context_, [self = shared_from_this()] { self->hand_over(); });
}

void Outbox::shut() {
    std::vector<Parcel> undelivered; // destroyed outside the lock
    const std::lock_guard lock(mutex_);
    shut_ = true;
    undelivered.swap(parcels_);
}

void Outbox::hand_over() {
    std::vector<Parcel> parcels;
    {
        const std::lock_guard lock(mutex_);
        parcels.swap(parcels_);
    }
    // One write for all that a socket is sent, when its last frame has come; and all of a socket's memory at
    // once: between two sockets of a large fan-out it would have left the processor's cache.
    for (const auto& parcel : parcels)
        parcel.link->expect();
    for (auto& [link, frame] : parcels)
        std::exchange(link, nullptr)->enqueue_expected(std::move(frame));
}

} // namespace folkmoot::transport
