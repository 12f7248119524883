#pragma once
#include "transport/address.hpp"

#include <optional>
#include <span>
#include <string_view>

// The PROXY protocol, version 2 (HAProxy's proxy-protocol.txt, section 2.2): binary, before the first byte of
// TLS.
namespace folkmoot::transport {

constexpr std::size_t proxy_prefix_size = 16;
constexpr std::size_t proxy_rest_limit = 1024; ///< addresses and extensions; far more than any proxy sends

/// How many bytes follow the prefix; nothing when it is not a version 2 header or claims too many.
std::optional<std::size_t> proxy_rest_size(std::string_view prefix);

struct ProxyHeader {
    /// The client that the proxy speaks for; absent when the proxy speaks for itself (a health check).
    std::optional<IpAddress> client;
};

/// Reads prefix and rest together; nothing when malformed, or for anything but TCP.
std::optional<ProxyHeader> read_proxy_header(std::string_view header);

} // namespace folkmoot::transport
