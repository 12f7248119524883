#pragma once
#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::transport::testing {

struct ClientDeleter {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

struct ReceivedResponse {
    unsigned status = 0;
    std::string head; ///< with the status line, lines ended by CR LF
    std::string body;

    std::string field(std::string_view name) const;
    bool closes() const { return field("Connection") == "close"; }
};

/// A blocking socket that sends exactly the bytes it is told to; every wait is bounded.
class RawClient {
public:
    enum class Talk { plain, tls };

    RawClient(
        std::uint16_t port, Talk talk, std::string_view before_tls = {}, SSL_SESSION* session = nullptr);
    RawClient(RawClient&& other) noexcept;
    ~RawClient();

    bool is_connected() const { return connected_; }
    void send(std::string_view bytes);
    /// The next bytes; empty when the server closed or nothing came in time.
    std::string receive(std::chrono::milliseconds patience = std::chrono::seconds(5));
    std::string receive_exactly(std::size_t size);
    /// Nothing when the connection ended before a whole response.
    std::optional<ReceivedResponse> read_response(std::string_view method = "GET");
    std::optional<ReceivedResponse> ask(std::string_view request);
    /// Whether the server ends the connection without sending anything more.
    bool sees_end(std::chrono::milliseconds patience = std::chrono::seconds(5));

    void stop_sending(); ///< FIN only: half-closed
    void reset(); ///< RST
    int descriptor() const { return socket_; }
    SSL* ssl() const { return ssl_.get(); }
    std::string peer_serial() const;

private:
    void connect_to(std::uint16_t port);

    int socket_ = -1;
    bool connected_ = false;
    std::unique_ptr<SSL_CTX, ClientDeleter> context_;
    std::unique_ptr<SSL, ClientDeleter> ssl_;
    std::string pending_;
};

} // namespace folkmoot::transport::testing
