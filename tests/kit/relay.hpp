#pragma once
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace folkmoot::kit {

/// A network between a browser and a server on 127.0.0.1, which can fail: what is sent through `port` goes on
/// to another port of this machine.
class Relay {
public:
    enum class Upgrades : std::uint8_t {
        passed,
        dropped ///< as old proxies do: requests arrive without their wish to become a WebSocket
    };
    explicit Relay(std::uint16_t to, Upgrades upgrades = Upgrades::passed);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    std::uint16_t port() const { return port_; }
    /// Nothing goes either way, and nobody is told: the connections stay open, as with a cable pulled.
    void go_silent();
    void go_on();
    /// Breaks all connections, and lets new ones through.
    void cut();

private:
    struct Side {
        int socket = -1;
        std::string pending; ///< for this side
    };
    struct Pair {
        Side client, server;
        bool over = false;
    };
    void serve(const std::stop_token& stop);
    void accept_one();
    void move(Pair& pair, Side& from, Side& to);
    static void flush(Pair& pair, Side& side);
    void drop_over();

    std::uint16_t to_;
    Upgrades upgrades_;
    int door_ = -1;
    std::uint16_t port_ = 0;
    std::mutex mutex_; ///< of what follows
    std::list<Pair> pairs_;
    bool silent_ = false;
    std::jthread thread_;
};

} // namespace folkmoot::kit
