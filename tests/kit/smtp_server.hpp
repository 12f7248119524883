#pragma once
#include "kit/child.hpp"
#include "kit/temporary_folder.hpp"

#include <optional>

namespace folkmoot::kit {

/// A mail as it arrived, its parts decoded.
struct Arrived {
    std::string head; ///< as sent
    std::string id; ///< of its Message-ID
    std::string subject; ///< decoded
    std::string text;
    std::string html;

    std::string header(std::string_view name) const;
};

/// A real mail server in a process of its own (Debian's python3-aiosmtpd), on loopback; smtp_server.py says
/// what it makes of which address. It can be stopped and started again at the same port.
class SmtpServer {
public:
    enum class Tls { none, starttls, implicit };
    explicit SmtpServer(Tls tls = Tls::none, std::string user = {}, std::string password = {});

    void start();
    void stop() { process_.reset(); }
    std::uint16_t port() const { return port_; }
    /// PEM of the authority that its certificate is checked by.
    std::filesystem::path certificate() const { return folder_ / "certificate.pem"; }

    std::size_t count() const;
    /// In the order in which they came.
    std::vector<Arrived> mails() const;

private:
    TemporaryFolder folder_;
    Tls tls_;
    std::string user_, password_;
    std::uint16_t port_ = 0;
    std::optional<Child> process_;
};

/// The octets of a base64 text, its line ends left out.
std::string from_base64(std::string_view text);

} // namespace folkmoot::kit
