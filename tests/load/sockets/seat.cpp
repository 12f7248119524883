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

unsigned octet(const std::string& text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

} // namespace

Seat::Seat(SSL_CTX* context, std::uint16_t port, std::size_t number)
    : port_(port)
    , socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , tls_(SSL_new(context)) {
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    constexpr int at_once = 1; // else a small piece waits 40 ms for the last one's receipt
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    const auto here = local(static_cast<std::uint32_t>(1 + number / of_one_network), 0);
    const auto there = local(0, port);
    SSL_set_fd(tls_, socket_);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0
        || ::connect(socket_, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0
        || SSL_connect(tls_) != 1)
        throw std::runtime_error(fmt::format("connection {} was refused", number));
}

Seat::~Seat() {
    SSL_free(tls_);
    ::close(socket_);
}

void Seat::greet(const std::string& headers) {
    const auto request = fmt::format(
        "GET /live HTTP/1.1\r\nHost: localhost:{}\r\nOrigin: https://localhost:{}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "{}\r\n",
        port_, port_, headers);
    SSL_write(tls_, request.data(), static_cast<int>(request.size()));
    while (!input_.contains("\r\n\r\n"))
        if (!fill()) throw std::runtime_error("no answer to a handshake");
    if (!input_.starts_with("HTTP/1.1 101")) throw std::runtime_error("a handshake was answered " + input_);
    input_.erase(0, input_.find("\r\n\r\n") + 4);
}

void Seat::send(std::string_view text) {
    send_frame(1, text);
}

void Seat::send_frame(unsigned opcode, std::string_view payload) {
    std::string frame{static_cast<char>(0x80U | opcode)};
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80U | payload.size());
    } else {
        frame += '\xfe';
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xFFU);
    }
    frame += std::string(4, '\0').append(payload); // a mask of zeros leaves the text as it is
    if (SSL_write(tls_, frame.data(), static_cast<int>(frame.size())) <= 0)
        throw std::runtime_error("a server takes no more from a client");
}

std::string Seat::wait() {
    std::string message;
    for (const std::size_t before = messages_; messages_ == before;)
        if (!step(&message) && !fill()) throw std::runtime_error("a message did not come");
    return message;
}

void Seat::rest() {
    ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
    std::string().swap(input_);
}

std::size_t Seat::take() {
    const std::size_t before = messages_;
    while (fill())
        while (step(nullptr)) { }
    if (input_.empty()) std::string().swap(input_);
    return messages_ - before;
}

/// False: nothing has come, or (while it blocks) nothing came in time.
bool Seat::fill() {
    std::array<char, 16384> piece;
    const int got = SSL_read(tls_, piece.data(), static_cast<int>(piece.size()));
    if (got > 0) {
        input_.append(piece.data(), static_cast<std::size_t>(got));
        return true;
    }
    if (SSL_get_error(tls_, got) != SSL_ERROR_WANT_READ)
        throw std::runtime_error("a server has closed a socket");
    return false;
}

bool Seat::step(std::string* message) {
    if (input_.size() < 2) return false;
    const unsigned opcode = octet(input_, 0) & 0x0FU;
    std::size_t size = octet(input_, 1) & 0x7FU, head = 2;
    if (size == 126) {
        if (input_.size() < 4) return false;
        size = octet(input_, 2) << 8U | octet(input_, 3);
        head = 4;
    }
    if (input_.size() < head + size) return false;
    if (opcode == close_opcode) throw std::runtime_error("a server has closed: " + input_.substr(head, size));
    if (opcode == ping_opcode) send_frame(pong_opcode, input_.substr(head, size));
    if (opcode < close_opcode) {
        ++messages_;
        if (message) *message = input_.substr(head, size);
    }
    input_.erase(0, head + size);
    return true;
}

} // namespace folkmoot::load
