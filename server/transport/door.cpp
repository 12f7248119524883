#include "transport/door.hpp"

#include "transport/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>

namespace folkmoot::transport {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

/// Long enough that a server at its limit does not spin, short against a client's patience.
constexpr std::chrono::milliseconds accept_pause{50};

bool is_out_of_room(const boost::system::error_code& error) {
    return error == boost::system::errc::too_many_files_open
        || error == boost::system::errc::too_many_files_open_in_system
        || error == boost::system::errc::no_buffer_space || error == boost::system::errc::not_enough_memory;
}

} // namespace

Door::Door(ListenerSettings settings, Surroundings& surroundings, const Threads& threads)
    : surroundings_(surroundings)
    , threads_(threads)
    , listener_(std::move(settings), threads.front()->context(), surroundings.settings.ticket_rotation)
    , pause_(threads.front()->context()) { }

void Door::open() {
    asio::co_spawn(threads_.front()->context(), accept_all(), [this](std::exception_ptr failure) {
        if (!failure) return;
        surroundings_.hooks.log(Severity::error,
            fmt::format("Listener \"{}\" stopped by an exception.", listener_.settings().name));
    });
}

asio::awaitable<void> Door::accept_all() {
    while (!shut_) {
        if (!surroundings_.admission.has_room()) {
            co_await pause();
            continue;
        }
        auto& thread = next_thread();
        auto [error, socket] =
            co_await listener_.acceptor().async_accept(thread.context(), asio::as_tuple(asio::use_awaitable));
        if (!error)
            hand_over(std::move(socket), thread);
        else if (is_out_of_room(error))
            co_await pause();
        // Any other error belongs to one connection that is gone again, or to the door being shut.
    }
}

asio::awaitable<void> Door::pause() {
    threads_.front()->counters().add(Counter::accept_pauses);
    pause_.expires_after(accept_pause);
    co_await pause_.async_wait(asio::as_tuple(asio::use_awaitable));
}

IoThread& Door::next_thread() {
    turn_ = (turn_ + 1) % threads_.size();
    return *threads_[turn_];
}

void Door::hand_over(tcp::socket socket, IoThread& thread) {
    asio::dispatch(thread.context(),
        [this, &thread, socket = std::move(socket),
            permit = Admission::Permit(surroundings_.admission)]() mutable {
            std::make_shared<Connection>(thread, listener_, std::move(socket), std::move(permit))->start();
        });
}

void Door::shut() {
    shut_ = true;
    boost::system::error_code error;
    while (!error && surroundings_.admission.has_room()) {
        auto& thread = next_thread();
        tcp::socket socket(thread.context());
        listener_.acceptor().accept(socket, error); // does not block: the acceptor is non-blocking
        if (!error) hand_over(std::move(socket), thread);
    }
    listener_.acceptor().close(error);
    pause_.cancel();
}

} // namespace folkmoot::transport
