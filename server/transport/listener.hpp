#pragma once
#include "transport/gate.hpp"
#include "transport/settings.hpp"
#include "transport/tls_context.hpp"

#include <boost/asio/ip/tcp.hpp>

namespace folkmoot::transport {

/// One address that the server listens on, open from construction.
class Listener {
public:
    /// Throws std::runtime_error with a sentence when the settings are wrong or the address cannot be had.
    Listener(
        ListenerSettings settings, boost::asio::io_context& context, std::chrono::seconds ticket_rotation);

    const ListenerSettings& settings() const { return settings_; }
    const GateRules& rules() const { return rules_; }
    TlsContext* tls() const { return tls_.get(); } ///< null on a plain listener
    std::uint16_t port() const { return port_; }
    boost::asio::ip::tcp::acceptor& acceptor() { return acceptor_; }
    bool trusts(const IpAddress& peer) const { return contains(settings_.trusted_proxies, peer); }

private:
    ListenerSettings settings_;
    GateRules rules_;
    std::unique_ptr<TlsContext> tls_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::uint16_t port_ = 0;
};

} // namespace folkmoot::transport
