#pragma once
#include "transport/address.hpp"
#include "transport/message.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace folkmoot::transport {

enum class Security : std::uint8_t { tls, plain };

/// How a proxy in front names the client. Believed only from the listener's trusted ranges.
enum class ForwardedBy : std::uint8_t {
    nobody,
    proxy_v2, ///< HAProxy's PROXY protocol, version 2, before anything else on the connection
    forwarded, ///< RFC 7239
    x_forwarded_for ///< with X-Forwarded-Proto
};

struct ListenerSettings {
    std::string name; ///< in logs, metrics and RequestHead::listener
    std::string address = "127.0.0.1"; ///< numeric
    std::uint16_t port = 0; ///< 0: the kernel picks, see Server::ports()
    Security security = Security::tls;
    Audience audience = Audience::open;
    /// "https://folkmoot.example" and so on; a Host that matches none is answered 421. Port 0 in a base URL
    /// stands for the port that the kernel picked.
    std::vector<std::string> base_urls;
    std::string certificate_file; ///< PEM: the server's certificate, then its chain
    std::string key_file; ///< PEM
    ForwardedBy forwarded_by = ForwardedBy::nobody;
    std::vector<IpRange> trusted_proxies;
};

struct Timeouts {
    std::chrono::milliseconds head{10'000}; ///< TLS handshake, PROXY header, request head
    std::chrono::milliseconds idle{30'000}; ///< between two requests
    std::chrono::milliseconds body_grace{10'000}; ///< a body may be slower than its rate for this long
    std::chrono::milliseconds write_stall{30'000}; ///< likewise for a response
    std::uint64_t least_rate = 1024; ///< bytes a second, averaged, of a body or a response
    std::chrono::milliseconds answer{60'000}; ///< for the house to answer a request; then it is 503
    std::chrono::milliseconds linger{2'000}; ///< reading on after a refusal, so that it is seen
};

struct ConnectionLimits {
    std::size_t total = 12'000; ///< accepting pauses at this number
    std::size_t per_network = 256; ///< per IPv4 address or IPv6 /64; trusted proxies are not counted
    std::size_t refusals = 64; ///< connections over the limit that are still answered 429; others are closed
};

struct SocketLimits {
    std::size_t frame = 1024 * 1024; ///< bytes of a frame, and of a message in fragments
    std::size_t queued_messages = 256;
    std::size_t queued_bytes = 1024 * 1024;
    double messages_per_second = 500; ///< inbound frames; beyond the burst, reading pauses
    double message_burst = 1000;
    double bytes_per_second = 2.0 * 1024 * 1024;
    double byte_burst = 4.0 * 1024 * 1024;
    std::chrono::milliseconds ping{25'000}; ///< a peer silent for two of these is gone
    std::chrono::milliseconds close{
        5'000}; ///< for the peer's half of the closing handshake, and for 1013 to leave
    std::chrono::milliseconds restart_jitter{5'000}; ///< draining closes sockets spread over this time
};

enum class Severity : std::uint8_t { info, warning, error };

struct ServerSettings {
    std::vector<ListenerSettings> listeners;
    unsigned io_threads = 1;
    Timeouts timeouts;
    ConnectionLimits connections;
    SocketLimits sockets;
    std::chrono::hours ticket_rotation{12}; ///< age at which a TLS session ticket key is replaced
};

/// What the transport asks of the process around it.
struct ServerHooks {
    std::function<std::chrono::system_clock::time_point()> now = [] {
        return std::chrono::system_clock::now();
    };
    std::function<void(Severity, std::string_view)> log = [](Severity, std::string_view) { };
};

} // namespace folkmoot::transport
