#include "kit/wire.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <utility>

namespace folkmoot::kit {
namespace {

constexpr timeval longest_silence{.tv_sec = 20, .tv_usec = 0};

} // namespace

struct Wire::Tls {
    std::shared_ptr<SSL_CTX> context;
    std::unique_ptr<SSL, decltype(&SSL_free)> session{nullptr, SSL_free};

    bool open(int socket) {
        session.reset(SSL_new(context.get()));
        SSL_set1_host(session.get(), "localhost");
        SSL_set_fd(session.get(), socket);
        return SSL_connect(session.get()) == 1;
    }
};

Wire::Wire() = default;
Wire::Wire(Wire&& other) noexcept
    : socket_(std::exchange(other.socket_, -1))
    , tls_(std::move(other.tls_)) { }
Wire::~Wire() {
    close();
}

Wire Wire::another() const {
    Wire wire;
    if (tls_) wire.tls_ = std::make_unique<Tls>(tls_->context);
    return wire;
}

void Wire::trust(const std::filesystem::path& certificate) {
    ::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL
    tls_ = std::make_unique<Tls>(std::shared_ptr<SSL_CTX>{SSL_CTX_new(TLS_client_method()), SSL_CTX_free});
    SSL_CTX_set_verify(tls_->context.get(), SSL_VERIFY_PEER, nullptr);
    if (SSL_CTX_load_verify_locations(tls_->context.get(), certificate.c_str(), nullptr) != 1)
        throw std::runtime_error("there is no certificate in " + certificate.string());
}

bool Wire::is_tls() const {
    return tls_ != nullptr;
}

bool Wire::connect(std::uint16_t port) {
    close();
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &longest_silence, sizeof longest_silence);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &longest_silence, sizeof longest_silence);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return false;
    return !tls_ || tls_->open(socket_);
}

void Wire::close() {
    if (tls_) tls_->session.reset();
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
}

bool Wire::write(std::string_view octets) {
    while (!octets.empty()) {
        const auto sent = tls_
            ? SSL_write(tls_->session.get(), octets.data(), static_cast<int>(octets.size()))
            : static_cast<int>(::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL));
        if (sent <= 0) return false;
        octets.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Wire::wait(std::chrono::steady_clock::time_point until) const {
    if (tls_ && SSL_pending(tls_->session.get()) > 0) return true;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    return left.count() > 0 && ::poll(&waiting, 1, static_cast<int>(left.count())) > 0;
}

std::size_t Wire::read(std::span<char> into) {
    const auto got = tls_ ? SSL_read(tls_->session.get(), into.data(), static_cast<int>(into.size()))
                          : static_cast<int>(::recv(socket_, into.data(), into.size(), 0));
    return got > 0 ? static_cast<std::size_t>(got) : 0;
}

} // namespace folkmoot::kit
