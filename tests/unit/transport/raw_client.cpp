#include "raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/bn.h>
#include <openssl/x509.h>

namespace folkmoot::transport::testing {

namespace {

constexpr std::array<unsigned char, 9> http_1_1{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

} // namespace

std::string ReceivedResponse::field(std::string_view name) const {
    const auto at = head.find(fmt::format("\r\n{}: ", name));
    if (at == std::string::npos) return {};
    const auto start = at + name.size() + 4;
    return head.substr(start, head.find("\r\n", start) - start);
}

RawClient::RawClient(std::uint16_t port, Talk talk, std::string_view before_tls, SSL_SESSION* session) {
    connect_to(port);
    if (!before_tls.empty()) ::send(socket_, before_tls.data(), before_tls.size(), MSG_NOSIGNAL);
    if (talk == Talk::plain || !connected_) return;
    context_.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_session_cache_mode(context_.get(), SSL_SESS_CACHE_CLIENT);
    SSL_CTX_set_alpn_protos(context_.get(), http_1_1.data(), http_1_1.size());
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), socket_);
    if (session) SSL_set_session(ssl_.get(), session);
    connected_ = SSL_connect(ssl_.get()) == 1;
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1))
    , connected_(other.connected_)
    , context_(std::move(other.context_))
    , ssl_(std::move(other.ssl_))
    , pending_(std::move(other.pending_)) { }

RawClient::~RawClient() {
    if (socket_ >= 0) ::close(socket_);
}

void RawClient::connect_to(std::uint16_t port) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

void RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ssl_ ? SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()))
                               : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return; // the server hung up, which the test sees when it reads
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string RawClient::receive(std::chrono::milliseconds patience) {
    if (!pending_.empty()) return std::exchange(pending_, {});
    if (!ssl_ || SSL_pending(ssl_.get()) == 0) {
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) return {};
    }
    std::array<char, 16384> bytes{};
    const auto size = ssl_ ? SSL_read(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()))
                           : ::recv(socket_, bytes.data(), bytes.size(), 0);
    return size > 0 ? std::string(bytes.data(), static_cast<std::size_t>(size)) : std::string();
}

std::string RawClient::receive_exactly(std::size_t size) {
    std::string bytes;
    while (bytes.size() < size) {
        auto more = receive();
        if (more.empty()) break;
        bytes += more;
    }
    if (bytes.size() > size) {
        pending_ = bytes.substr(size);
        bytes.resize(size);
    }
    return bytes;
}

std::optional<ReceivedResponse> RawClient::read_response(std::string_view method) {
    ReceivedResponse response;
    std::string bytes;
    while (!bytes.contains("\r\n\r\n")) {
        auto more = receive();
        if (more.empty()) return std::nullopt;
        bytes += more;
    }
    const auto end = bytes.find("\r\n\r\n") + 4;
    response.head = bytes.substr(0, end);
    pending_ = bytes.substr(end);
    response.status = static_cast<unsigned>(std::stoul(response.head.substr(9, 3)));
    const auto length = response.field("Content-Length");
    const bool has_body = method != "HEAD" && !length.empty();
    if (!has_body) return response;
    response.body = receive_exactly(std::stoul(length));
    if (response.body.size() != std::stoul(length)) return std::nullopt;
    return response;
}

std::optional<ReceivedResponse> RawClient::ask(std::string_view request) {
    send(request);
    return read_response(request.substr(0, request.find(' ')));
}

bool RawClient::sees_end(std::chrono::milliseconds patience) {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (!pending_.empty() || ::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) return false;
    char byte = 0;
    const auto size = ssl_ ? SSL_read(ssl_.get(), &byte, 1) : ::recv(socket_, &byte, 1, 0);
    return size <= 0;
}

void RawClient::stop_sending() {
    ::shutdown(socket_, SHUT_WR);
}

void RawClient::reset() {
    const linger abrupt{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
    ::close(std::exchange(socket_, -1));
}

std::string RawClient::peer_serial() const {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        SSL_get1_peer_certificate(ssl_.get()), X509_free);
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr), BN_free);
    const std::unique_ptr<char, void (*)(char*)> text(
        BN_bn2hex(number.get()), [](char* chars) { OPENSSL_free(chars); });
    return text.get();
}

} // namespace folkmoot::transport::testing
