#pragma once
#include <chrono>
#include <string>

namespace folkmoot::transport {

struct CertificatePair {
    std::string certificate_pem;
    std::string key_pem;
};

/// A certificate for localhost, 127.0.0.1 and ::1 (EC P-256, signed by itself), for a first start on one
/// machine and for tests. Throws std::runtime_error when OpenSSL cannot make it.
CertificatePair make_self_signed(std::chrono::days validity = std::chrono::days(397));

} // namespace folkmoot::transport
