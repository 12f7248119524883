#include "transport/stream.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <openssl/err.h>
#include <sys/socket.h>

#include <cerrno>

namespace folkmoot::transport {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

IoResult outcome_of_call(ssize_t result, IoStatus wanted) {
    if (result > 0) return {IoStatus::done, static_cast<std::size_t>(result)};
    if (result == 0) return {IoStatus::closed};
    const bool again = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return {again ? wanted : IoStatus::failed};
}

tcp::socket::wait_type wait_for(IoStatus want) {
    return want == IoStatus::want_write ? tcp::socket::wait_write : tcp::socket::wait_read;
}

} // namespace

Stream::Stream(tcp::socket socket)
    : socket_(std::move(socket)) {
    boost::system::error_code ignored; // a peer that is gone already shows at the first read
    socket_.native_non_blocking(true, ignored);
    socket_.set_option(tcp::no_delay(true), ignored);
}

bool Stream::start_tls(const TlsContext& context) {
    ssl_ = context.accept(socket_.native_handle());
    return ssl_ != nullptr;
}

IoResult Stream::outcome_of(int result) {
    switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
        return {IoStatus::want_read};
    case SSL_ERROR_WANT_WRITE:
        return {IoStatus::want_write};
    case SSL_ERROR_ZERO_RETURN:
        return {IoStatus::closed};
    default:
        return {IoStatus::failed};
    }
}

IoResult Stream::handshake() {
    ERR_clear_error();
    const int result = SSL_do_handshake(ssl_.get());
    return result == 1 ? IoResult{IoStatus::done} : outcome_of(result);
}

IoResult Stream::read(std::span<char> buffer) {
    if (!ssl_) {
        return outcome_of_call(
            ::recv(socket_.native_handle(), buffer.data(), buffer.size(), 0), IoStatus::want_read);
    }
    ERR_clear_error();
    std::size_t bytes = 0;
    const int result = SSL_read_ex(ssl_.get(), buffer.data(), buffer.size(), &bytes);
    return result == 1 ? IoResult{IoStatus::done, bytes} : outcome_of(result);
}

IoResult Stream::write(std::string_view bytes) {
    if (!ssl_) {
        return outcome_of_call(
            ::send(socket_.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL), IoStatus::want_write);
    }
    ERR_clear_error();
    std::size_t written = 0;
    const int result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &written);
    return result == 1 ? IoResult{IoStatus::done, written} : outcome_of(result);
}

bool Stream::has_buffered() const {
    return ssl_ && SSL_has_pending(ssl_.get()) == 1;
}

asio::awaitable<boost::system::error_code> Stream::ready(IoStatus want) {
    auto [error] = co_await socket_.async_wait(wait_for(want), asio::as_tuple(asio::use_awaitable));
    co_return error;
}

void Stream::when_writable(std::move_only_function<void(boost::system::error_code)> then) {
    socket_.async_wait(tcp::socket::wait_write, std::move(then));
}

void Stream::cancel_waits() {
    boost::system::error_code ignored; // nothing waits on a closed socket
    socket_.cancel(ignored);
}

void Stream::end_sending() {
    if (ssl_ && SSL_is_init_finished(ssl_.get()) == 1) {
        ERR_clear_error();
        SSL_shutdown(ssl_.get()); // one-sided; that it could not be written changes nothing
    }
    boost::system::error_code ignored; // the peer may have closed first
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
}

void Stream::close() {
    boost::system::error_code ignored; // the descriptor is given back whatever close says
    socket_.close(ignored);
}

} // namespace folkmoot::transport
