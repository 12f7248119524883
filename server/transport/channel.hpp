#pragma once
#include "transport/gather.hpp"
#include "transport/io_thread.hpp"
#include "transport/stream.hpp"

namespace folkmoot::transport {

/// A connection's bytes in both directions: its stream, what was read and not yet used, and the time that the
/// present phase may take. Coroutines return false when the peer is gone, too slow, or the server is
/// stopping.
class Channel {
public:
    Channel(IoThread& thread, Stream stream);

    boost::asio::awaitable<bool> handshake();

    /// Waits, without any buffer, until the next request begins to arrive. `hurry` ends the wait early.
    boost::asio::awaitable<void> idle();
    /// Takes what has arrived already, without waiting; false when there is nothing.
    bool receive_arrived();
    /// Reads once, to the end of `input()`.
    boost::asio::awaitable<bool> receive();
    /// Reads bytes that come before TLS; takes not one more than asked for.
    boost::asio::awaitable<bool> receive_exactly(std::span<char> bytes);
    boost::asio::awaitable<bool> send(Gather bytes);
    /// After a refusal: lets the peer read it before its unread bytes would reset the connection.
    boost::asio::awaitable<void> linger();

    std::string& input() { return input_; }
    /// Gives the memory of an empty input back.
    void release_input();

    void allow(std::chrono::milliseconds time) { deadline_ = std::chrono::steady_clock::now() + time; }
    /// For a transfer that began at `start` and has moved `bytes` so far.
    void allow_at_rate(SteadyTime start, std::chrono::milliseconds grace, std::uint64_t bytes);
    void allow_forever() { deadline_ = SteadyTime::max(); }

    void on_tick(SteadyTime now);
    void hurry();
    void abort();
    /// Whether the deadline passed; asking clears it, so that an answer can still be sent.
    bool take_expiry();

    Stream& stream() { return stream_; }

private:
    enum class Cut : std::uint8_t { none, expired, aborted };

    IoResult read_once();
    boost::asio::awaitable<bool> ready(IoStatus want);

    IoThread& thread_;
    Stream stream_;
    std::string input_;
    SteadyTime deadline_ = SteadyTime::max();
    Cut cut_ = Cut::none;
    bool idle_ = false;
};

} // namespace folkmoot::transport
