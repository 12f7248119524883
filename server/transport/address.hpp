#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace folkmoot::transport {

/// An IPv4 or IPv6 address without a port. IPv4 is kept in its mapped form (::ffff:a.b.c.d), so that the same
/// host compares equal whichever socket family it came through.
class IpAddress {
public:
    IpAddress() = default;
    explicit IpAddress(std::span<const std::uint8_t, 4> v4);
    explicit IpAddress(std::span<const std::uint8_t, 16> v6);

    /// Plain text form, IPv6 without brackets; nothing when the text is anything else.
    static std::optional<IpAddress> parse(std::string_view text);

    bool is_v4() const;
    std::string text() const;

    /// What is counted as one client: the address itself for IPv4, its /64 for IPv6.
    IpAddress network() const;

    const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }
    auto operator<=>(const IpAddress&) const = default;

private:
    std::array<std::uint8_t, 16> bytes_{};
};

/// A block of addresses in CIDR form: "10.0.0.0/8", "2001:db8::/32", or one address alone.
class IpRange {
public:
    static std::optional<IpRange> parse(std::string_view text);
    bool contains(const IpAddress& address) const;

private:
    IpRange(const IpAddress& base, unsigned prefix)
        : base_(base)
        , prefix_(prefix) { }

    IpAddress base_;
    unsigned prefix_;
};

bool contains(std::span<const IpRange> ranges, const IpAddress& address);

struct IpAddressHash {
    std::size_t operator()(const IpAddress& address) const;
};

} // namespace folkmoot::transport
