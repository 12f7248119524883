#pragma once
#include "transport/io_thread.hpp"
#include "transport/listener.hpp"

namespace folkmoot::transport {

/// Accepts one listener's connections and hands each to the next I/O thread in turn.
class Door {
public:
    using Threads = std::vector<std::unique_ptr<IoThread>>;

    /// Works on the first thread.
    Door(ListenerSettings settings, Surroundings& surroundings, const Threads& threads);

    void open();
    /// On the first thread: takes in what already waits in the kernel's queue (closing would reset it), then
    /// closes.
    void shut();

    Listener& listener() { return listener_; }

private:
    boost::asio::awaitable<void> accept_all();
    boost::asio::awaitable<void> pause();
    void hand_over(boost::asio::ip::tcp::socket socket, IoThread& thread);
    IoThread& next_thread();

    Surroundings& surroundings_;
    const Threads& threads_;
    Listener listener_;
    boost::asio::steady_timer pause_;
    std::size_t turn_ = 0;
    bool shut_ = false;
};

} // namespace folkmoot::transport
