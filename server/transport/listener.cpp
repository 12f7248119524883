#include "transport/listener.hpp"

#include <stdexcept>

namespace folkmoot::transport {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::string_view https = "https://";
constexpr std::string_view http = "http://";

std::runtime_error wrong(const ListenerSettings& settings, std::string_view what) {
    return std::runtime_error(fmt::format("Listener \"{}\": {}", settings.name, what));
}

/// "https://Folkmoot.example:443" -> "folkmoot.example": what a browser puts into the Host field.
std::string authority_of(const ListenerSettings& settings, std::string_view base_url, std::uint16_t port) {
    const bool is_https = base_url.starts_with(https);
    if (!is_https && !base_url.starts_with(http))
        throw wrong(settings, "a base URL starts with https:// or http://.");
    std::string authority(base_url.substr(is_https ? https.size() : http.size()));
    if (authority.ends_with('/')) authority.pop_back();
    if (authority.empty() || authority.contains('/') || authority.contains('@'))
        throw wrong(settings, "a base URL is a scheme, a host and perhaps a port, nothing more.");
    std::ranges::transform(authority, authority.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    if (authority.ends_with(":0")) authority.replace(authority.size() - 1, 1, std::to_string(port));
    const std::string_view usual_port = is_https ? ":443" : ":80";
    if (authority.ends_with(usual_port)) authority.resize(authority.size() - usual_port.size());
    return authority;
}

void check(const ListenerSettings& settings) {
    if (settings.base_urls.empty()) throw wrong(settings, "it needs at least one base URL.");
    if (settings.forwarded_by != ForwardedBy::nobody && settings.trusted_proxies.empty())
        throw wrong(settings, "a forwarding header is believed only from trusted ranges, and none is named.");
}

void open(tcp::acceptor& acceptor, const ListenerSettings& settings) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(settings.address, error);
    if (error) throw wrong(settings, "its address is not a numeric IPv4 or IPv6 address.");
    const tcp::endpoint endpoint(address, settings.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (!error) acceptor.non_blocking(true, error);
    if (error) {
        throw wrong(settings,
            fmt::format(
                "cannot listen on {} port {}: {}.", settings.address, settings.port, error.message()));
    }
}

} // namespace

Listener::Listener(ListenerSettings settings, asio::io_context& context, std::chrono::seconds ticket_rotation)
    : settings_(std::move(settings))
    , acceptor_(context) {
    check(settings_);
    if (settings_.security == Security::tls)
        tls_ = std::make_unique<TlsContext>(settings_.certificate_file, settings_.key_file, ticket_rotation);
    open(acceptor_, settings_);
    port_ = acceptor_.local_endpoint().port();
    for (const auto& base_url : settings_.base_urls)
        rules_.hosts.push_back(authority_of(settings_, base_url, port_));
}

} // namespace folkmoot::transport
