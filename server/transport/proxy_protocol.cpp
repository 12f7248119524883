#include "transport/proxy_protocol.hpp"

#include "transport/text.hpp"

namespace folkmoot::transport {

namespace {

constexpr std::string_view signature{"\r\n\r\n\0\r\nQUIT\n", 12};
constexpr unsigned char command_local = 0x20; // version 2 in the high half
constexpr unsigned char command_proxy = 0x21;
constexpr unsigned char tcp_over_v4 = 0x11;
constexpr unsigned char tcp_over_v6 = 0x21;
constexpr std::size_t v4_addresses = 12; // source, destination, two ports
constexpr std::size_t v6_addresses = 36;

template <std::size_t Size> IpAddress address_at(std::string_view text) {
    std::array<std::uint8_t, Size> bytes{};
    std::ranges::copy(text.substr(0, Size), bytes.begin());
    return IpAddress(std::span<const std::uint8_t, Size>(bytes));
}

} // namespace

std::optional<std::size_t> proxy_rest_size(std::string_view prefix) {
    if (prefix.size() != proxy_prefix_size || !prefix.starts_with(signature)) return std::nullopt;
    const auto command = byte_at(prefix, 12);
    if (command != command_local && command != command_proxy) return std::nullopt;
    const std::size_t size = byte_at(prefix, 14) * 256U + byte_at(prefix, 15);
    return size <= proxy_rest_limit ? std::optional(size) : std::nullopt;
}

std::optional<ProxyHeader> read_proxy_header(std::string_view header) {
    const auto rest_size = proxy_rest_size(header.substr(0, proxy_prefix_size));
    if (!rest_size || header.size() != proxy_prefix_size + *rest_size) return std::nullopt;
    if (byte_at(header, 12) == command_local) return ProxyHeader{};
    const auto family = byte_at(header, 13);
    const auto rest = header.substr(proxy_prefix_size);
    if (family == tcp_over_v4 && rest.size() >= v4_addresses) return ProxyHeader{address_at<4>(rest)};
    if (family == tcp_over_v6 && rest.size() >= v6_addresses) return ProxyHeader{address_at<16>(rest)};
    return std::nullopt;
}

} // namespace folkmoot::transport
