#include "load/sockets/seat.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace folkmoot::load {
namespace {

constexpr unsigned close_opcode = 8;
constexpr unsigned ping_opcode = 9;
constexpr unsigned pong_opcode = 10;
constexpr timeval patience{.tv_sec = 30, .tv_usec = 0};

sockaddr_in local(std::uint32_t host, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + host);
    return address;
}

unsigned octet(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

} // namespace

Seat::Seat(SSL_CTX* context, std::uint16_t port, std::size_t number)
    : port_(port)
    , socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , tls_(context ? SSL_new(context) : nullptr) {
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    constexpr int at_once = 1; // else a small piece waits 40 ms for the last one's receipt
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    const auto here = local(static_cast<std::uint32_t>(1 + number / of_one_network), 0);
    const auto there = local(0, port);
    if (tls_) SSL_set_fd(tls_, socket_);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0
        || ::connect(socket_, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0
        || (tls_ && SSL_connect(tls_) != 1))
        throw std::runtime_error(fmt::format("connection {} was refused", number));
}

Seat::~Seat() {
    SSL_free(tls_);
    ::close(socket_);
}

void Seat::greet(std::string_view path, std::string_view headers) {
    output_ = fmt::format("GET {} HTTP/1.1\r\nHost: localhost:{}\r\nOrigin: {}://localhost:{}\r\n"
                          "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{}\r\n",
        path, port_, tls_ ? "https" : "http", port_, headers);
    flush();
    while (!input_.contains("\r\n\r\n"))
        if (!fill()) throw std::runtime_error("no answer to a handshake");
    if (!input_.starts_with("HTTP/1.1 101")) throw std::runtime_error("a handshake was answered " + input_);
    read_ = input_.find("\r\n\r\n") + 4;
    drop_read();
}

void Seat::send(std::string_view text) {
    put_frame(1, text);
    flush();
}

void Seat::put(std::string_view octets) {
    put_frame(2, octets);
}

void Seat::put_frame(unsigned opcode, std::string_view payload) {
    output_ += static_cast<char>(0x80U | opcode);
    const auto size = payload.size();
    if (size > 0xffff) throw std::length_error("a message is too long");
    if (size < 126) {
        output_ += static_cast<char>(0x80U | size);
    } else {
        output_ += '\xfe';
        output_ += static_cast<char>(size >> 8);
        output_ += static_cast<char>(size & 0xFFU);
    }
    output_.append(4, '\0').append(payload); // a mask of zeros leaves the text as it is
}

bool Seat::flush() {
    while (!output_.empty()) {
        const auto sent = write(output_);
        if (sent > 0)
            output_.erase(0, static_cast<std::size_t>(sent));
        else if (is_patient(sent))
            return false;
        else
            throw std::runtime_error("a server takes no more from a client");
    }
    return true;
}

std::string Seat::wait() {
    std::string message;
    const Hear keep = [&message](std::string_view octets) { message = octets; };
    for (const std::size_t before = messages_; messages_ == before;)
        if (!step(keep) && !fill()) throw std::runtime_error("a message did not come");
    drop_read();
    return message;
}

void Seat::rest() {
    ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
    if (tls_) SSL_set_mode(tls_, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    std::string().swap(output_);
    if (input_.empty()) std::string().swap(input_);
}

std::size_t Seat::take(const Hear& hear) {
    const std::size_t before = messages_;
    do {
        while (step(hear)) { }
        drop_read();
    } while (fill());
    if (input_.empty()) std::string().swap(input_);
    return messages_ - before;
}

void Seat::drop_read() {
    input_.erase(0, std::exchange(read_, 0));
}

std::ptrdiff_t Seat::read(char* into, std::size_t most) {
    return tls_ ? SSL_read(tls_, into, static_cast<int>(most)) : ::recv(socket_, into, most, 0);
}

std::ptrdiff_t Seat::write(std::string_view octets) {
    return tls_ ? SSL_write(tls_, octets.data(), static_cast<int>(octets.size()))
                : ::send(socket_, octets.data(), octets.size(), 0);
}

/// Whether nothing could be read or written but later may.
bool Seat::is_patient(std::ptrdiff_t result) const {
    if (!tls_) return result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    const int error = SSL_get_error(tls_, static_cast<int>(result));
    return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
}

/// False: nothing has come, or (while it blocks) nothing came in time.
bool Seat::fill() {
    std::array<char, 16384> piece;
    const auto got = read(piece.data(), piece.size());
    if (got > 0) {
        input_.append(piece.data(), static_cast<std::size_t>(got));
        return true;
    }
    if (!is_patient(got)) throw std::runtime_error("a server has closed a socket");
    return false;
}

bool Seat::step(const Hear& hear) {
    const std::string_view input = std::string_view{input_}.substr(read_);
    if (input.size() < 2) return false;
    const unsigned opcode = octet(input, 0) & 0x0FU;
    std::size_t size = octet(input, 1) & 0x7FU, head = 2;
    if (size >= 126) {
        head = size == 126 ? 4 : 10;
        if (input.size() < head) return false;
        size = 0;
        for (std::size_t at = 2; at < head; ++at)
            size = size << 8U | octet(input, at);
    }
    if (input.size() < head + size) return false;
    const std::string_view payload = input.substr(head, size);
    if (opcode == close_opcode) throw std::runtime_error(fmt::format("a server has closed: {}", payload));
    if (opcode == ping_opcode) {
        put_frame(pong_opcode, payload);
        flush();
    }
    read_ += head + size;
    if (opcode < close_opcode) {
        ++messages_;
        if (hear) hear(payload);
    }
    return true;
}

} // namespace folkmoot::load
