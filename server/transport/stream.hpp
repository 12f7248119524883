#pragma once
#include "transport/tls_context.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <span>
#include <string_view>

namespace folkmoot::transport {

enum class IoStatus : std::uint8_t {
    done,
    want_read, ///< try again when the socket is readable
    want_write, ///< try again when the socket is writable
    closed, ///< the peer said it sends no more
    failed
};

struct IoResult {
    IoStatus status;
    std::size_t bytes = 0;
};

/// A connection's socket with or without TLS. OpenSSL works on the socket itself, every operation returns at
/// once, and waiting is for readiness: an idle stream owns no buffer of any kind. Used on its I/O thread
/// only.
class Stream {
public:
    explicit Stream(boost::asio::ip::tcp::socket socket);

    /// From here on the stream speaks TLS; false when memory is short.
    bool start_tls(const TlsContext& context);
    IoResult handshake();
    IoResult read(std::span<char> buffer);
    /// After `want_*` the next write must begin with the same bytes and be at least as long.
    IoResult write(std::string_view bytes);

    /// Whether bytes were received that `read` would return without asking the socket.
    bool has_buffered() const;
    bool is_tls() const { return ssl_ != nullptr; }

    /// Waits until the socket is ready for what `want` asks; the error of a cancelled wait when it was cut
    /// short.
    boost::asio::awaitable<boost::system::error_code> ready(IoStatus want);
    /// The same with a function instead of a coroutine, for a writer that has no frame of its own.
    void when_writable(std::move_only_function<void(boost::system::error_code)> then);

    void cancel_waits();
    /// Says goodbye (close_notify, FIN) but still reads.
    void end_sending();
    void close();

    boost::asio::ip::tcp::socket& socket() { return socket_; }

private:
    IoResult outcome_of(int result);

    boost::asio::ip::tcp::socket socket_;
    std::unique_ptr<SSL, SslDeleter> ssl_;
};

} // namespace folkmoot::transport
