#include "transport/forwarded.hpp"

#include "transport/text.hpp"

namespace folkmoot::transport {

namespace {

constexpr std::array<std::string_view, 8> forwarding_fields{"forwarded", "x-forwarded-for",
    "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port", "x-forwarded-server", "x-real-ip",
    "x-client-ip"};

/// All elements of a list field, over all its lines, in order.
std::vector<std::string_view> elements_of(const RequestHeaders& headers, std::string_view name) {
    std::vector<std::string_view> elements;
    for (std::size_t index = 0; index < headers.size(); ++index) {
        const auto field = headers.at(index);
        if (!equal_ignoring_case(field.name, name)) continue;
        auto rest = field.value;
        while (!rest.empty())
            elements.push_back(next_element(rest));
    }
    return elements;
}

std::string_view without_quotes(std::string_view text) {
    return text.size() >= 2 && text.starts_with('"') && text.ends_with('"') ? text.substr(1, text.size() - 2)
                                                                            : text;
}

/// "192.0.2.1", "192.0.2.1:4711", "[2001:db8::1]", "[2001:db8::1]:4711" and the bare IPv6 of X-Forwarded-For.
std::optional<IpAddress> read_node(std::string_view node) {
    node = without_quotes(node);
    if (node.starts_with('[')) {
        const auto close = node.find(']');
        return close == std::string_view::npos ? std::nullopt : IpAddress::parse(node.substr(1, close - 1));
    }
    if (std::ranges::count(node, ':') == 1) node = node.substr(0, node.find(':'));
    return IpAddress::parse(node);
}

/// One parameter of a Forwarded element: "for" of `for=192.0.2.1;proto=https`.
std::string_view parameter(std::string_view element, std::string_view name) {
    while (!element.empty()) {
        const auto semicolon = element.find(';');
        const auto pair = trimmed(element.substr(0, semicolon));
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && equal_ignoring_case(pair.substr(0, equals), name))
            return without_quotes(pair.substr(equals + 1));
        element = semicolon == std::string_view::npos ? std::string_view{} : element.substr(semicolon + 1);
    }
    return {};
}

struct Hop {
    std::optional<IpAddress> client;
    bool is_tls;
};

std::vector<Hop> read_hops(const RequestHeaders& headers, ForwardedBy style) {
    std::vector<Hop> hops;
    if (style == ForwardedBy::forwarded) {
        for (const auto element : elements_of(headers, "forwarded"))
            hops.push_back({read_node(parameter(element, "for")),
                equal_ignoring_case(parameter(element, "proto"), "https")});
        return hops;
    }
    const auto schemes = elements_of(headers, "x-forwarded-proto");
    const bool is_tls = !schemes.empty() && equal_ignoring_case(schemes.back(), "https");
    for (const auto element : elements_of(headers, "x-forwarded-for"))
        hops.push_back({read_node(element), is_tls});
    return hops;
}

} // namespace

std::optional<ForwardedClient> read_forwarded(
    const RequestHeaders& headers, ForwardedBy style, std::span<const IpRange> trusted) {
    if (style != ForwardedBy::forwarded && style != ForwardedBy::x_forwarded_for) return std::nullopt;
    std::optional<ForwardedClient> found;
    const auto hops = read_hops(headers, style);
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        if (!hop->client) break; // "unknown", an obfuscated name or noise: the last good address stands
        found = ForwardedClient{*hop->client, hop->is_tls};
        if (!contains(trusted, *hop->client)) break;
    }
    return found;
}

void drop_forwarded(RequestHeaders& headers) {
    for (const auto name : forwarding_fields)
        headers.remove(name);
}

} // namespace folkmoot::transport
