#pragma once
#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <string>

namespace folkmoot::transport {

struct SslDeleter {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

class TicketKeys;

/// One listener's TLS side: TLS 1.3, and 1.2 with ECDHE and AEAD; X25519 and P-256; no renegotiation,
/// compression or session cache; session tickets under keys that rotate and that outlive a change of
/// certificate.
class TlsContext {
public:
    /// Throws std::runtime_error with a sentence when the files do not hold a matching certificate and key.
    TlsContext(std::string certificate_file, std::string key_file, std::chrono::seconds ticket_rotation);
    ~TlsContext();

    /// Reads the files again. New connections get the new certificate, open ones go on undisturbed; when the
    /// files are bad it throws as the constructor does and the old certificate stays.
    void reload();

    /// The server side of a new connection on that socket. Safe to call from any thread.
    std::unique_ptr<SSL, SslDeleter> accept(int socket) const;

private:
    using Context = std::shared_ptr<SSL_CTX>;
    Context make_context() const;

    std::string certificate_file_;
    std::string key_file_;
    std::unique_ptr<TicketKeys> ticket_keys_;
    mutable std::mutex mutex_;
    Context context_;
};

} // namespace folkmoot::transport
