#pragma once
#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace folkmoot::load {

/// The browser's side of one WebSocket over TLS. It blocks until `rest`, and never again after.
class Seat {
public:
    /// The connection comes from 127.0.x.y, by its number: a server that counts connections for each network
    /// sees many of them.
    Seat(SSL_CTX* context, std::uint16_t port, std::size_t number);
    ~Seat();
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

    /// RFC 6455, 4.1. Throws with what was answered when that is not 101.
    void greet(const std::string& headers);
    void send(std::string_view text);
    /// The next message.
    std::string wait();

    void rest();
    /// Takes what has come: how many messages. Pings are answered. Throws when the server has closed.
    std::size_t take();

    int socket() const { return socket_; }

    static constexpr std::size_t of_one_network = 200;

private:
    void send_frame(unsigned opcode, std::string_view payload);
    bool fill();
    /// Takes one frame off the input; false when there is no whole one. Control frames are dealt with here.
    bool step(std::string* message);

    std::uint16_t port_;
    int socket_;
    SSL* tls_;
    std::string input_;
    std::size_t messages_ = 0;
};

} // namespace folkmoot::load
