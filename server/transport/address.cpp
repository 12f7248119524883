#include "transport/address.hpp"

#include <arpa/inet.h>

#include <charconv>
#include <cstring>

namespace folkmoot::transport {

namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr unsigned mapped_prefix_bits = 96;

} // namespace

IpAddress::IpAddress(std::span<const std::uint8_t, 4> v4) {
    std::ranges::copy(mapped_prefix, bytes_.begin());
    std::ranges::copy(v4, bytes_.begin() + mapped_prefix.size());
}

IpAddress::IpAddress(std::span<const std::uint8_t, 16> v6) {
    std::ranges::copy(v6, bytes_.begin());
}

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    if (text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
    const std::string terminated(text);
    std::array<std::uint8_t, 16> v6{};
    if (inet_pton(AF_INET6, terminated.c_str(), v6.data()) == 1) return IpAddress(v6);
    std::array<std::uint8_t, 4> v4{};
    if (inet_pton(AF_INET, terminated.c_str(), v4.data()) == 1) return IpAddress(v4);
    return std::nullopt;
}

bool IpAddress::is_v4() const {
    return std::ranges::equal(mapped_prefix, std::span(bytes_).first<12>());
}

std::string IpAddress::text() const {
    std::array<char, INET6_ADDRSTRLEN> out{};
    const auto* source = is_v4() ? bytes_.data() + mapped_prefix.size() : bytes_.data();
    inet_ntop(is_v4() ? AF_INET : AF_INET6, source, out.data(), out.size());
    return out.data();
}

IpAddress IpAddress::network() const {
    if (is_v4()) return *this;
    IpAddress masked = *this;
    std::fill(masked.bytes_.begin() + 8, masked.bytes_.end(), std::uint8_t{0});
    return masked;
}

std::optional<IpRange> IpRange::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto base = IpAddress::parse(text.substr(0, slash));
    if (!base) return std::nullopt;
    const unsigned widest = base->is_v4() ? 32 : 128;
    unsigned prefix = widest;
    if (slash != std::string_view::npos) {
        const auto digits = text.substr(slash + 1);
        const auto* end = digits.data() + digits.size();
        const auto parsed = std::from_chars(digits.data(), end, prefix);
        if (parsed.ec != std::errc{} || parsed.ptr != end || prefix > widest) return std::nullopt;
    }
    return IpRange(*base, base->is_v4() ? prefix + mapped_prefix_bits : prefix);
}

bool IpRange::contains(const IpAddress& address) const {
    const auto whole = prefix_ / 8;
    const auto& mine = base_.bytes();
    const auto& theirs = address.bytes();
    if (std::memcmp(mine.data(), theirs.data(), whole) != 0) return false;
    const auto rest = prefix_ % 8;
    if (rest == 0) return true;
    return (mine[whole] >> (8 - rest)) == (theirs[whole] >> (8 - rest));
}

bool contains(std::span<const IpRange> ranges, const IpAddress& address) {
    return std::ranges::any_of(ranges, [&](const IpRange& range) { return range.contains(address); });
}

std::size_t IpAddressHash::operator()(const IpAddress& address) const {
    const auto& bytes = address.bytes();
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

} // namespace folkmoot::transport
