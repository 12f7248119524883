#pragma once
#include "transport/send_queue.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <mutex>

namespace folkmoot::transport {

class SocketLink;

/// Where any thread leaves frames for the sockets of one I/O thread. A whole fan-out wakes the thread once.
class Outbox : public std::enable_shared_from_this<Outbox> {
public:
    explicit Outbox(boost::asio::io_context& context)
        : context_(context) { }

    void put(std::shared_ptr<SocketLink> link, OutgoingFrame frame);
    /// From here on nothing is taken: the I/O thread is about to end.
    void shut();

private:
    struct Parcel {
        std::shared_ptr<SocketLink> link;
        OutgoingFrame frame;
    };

    void hand_over();

    boost::asio::io_context& context_;
    std::mutex mutex_;
    std::vector<Parcel> parcels_; ///< bounded by the queue limits of the sockets
    bool shut_ = false;
};

} // namespace folkmoot::transport
