#pragma once
#include <openssl/ssl.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace folkmoot::load {

/// The browser's side of one WebSocket. It blocks until `rest`, and never again after.
class Seat {
public:
    using Hear = std::function<void(std::string_view message)>;

    /// Over TLS with a context, plain without. The connection comes from 127.0.x.y, by its number: a server
    /// that counts connections for each network sees many of them.
    Seat(SSL_CTX* context, std::uint16_t port, std::size_t number);
    ~Seat();
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

    /// RFC 6455, 4.1. Throws with what was answered when that is not 101.
    void greet(std::string_view path, std::string_view headers);
    void send(std::string_view text);
    /// Puts a binary message behind what goes out with the next `flush`.
    void put(std::string_view octets);
    /// False: the server takes no more now, and the rest goes with the next one.
    bool flush();
    /// The next message.
    std::string wait();

    void rest();
    /// Takes what has come: how many messages. Pings are answered. Throws when the server has closed.
    std::size_t take(const Hear& hear = nullptr);

    int socket() const { return socket_; }

    static constexpr std::size_t of_one_network = 200;

private:
    void put_frame(unsigned opcode, std::string_view payload);
    bool fill();
    void drop_read();
    /// Takes one frame off the input; false when there is no whole one. Control frames are dealt with here.
    bool step(const Hear& hear);
    std::ptrdiff_t read(char* into, std::size_t most);
    std::ptrdiff_t write(std::string_view octets);
    bool is_patient(std::ptrdiff_t result) const;

    std::uint16_t port_;
    int socket_;
    SSL* tls_; ///< null: plain
    std::string input_;
    std::size_t read_ = 0; ///< octets of the input that are done with
    std::string output_;
    std::size_t messages_ = 0;
};

} // namespace folkmoot::load
