#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace folkmoot::kit {

/// A connection to a port of 127.0.0.1, plain or through TLS; every wait is bounded.
class Wire {
public:
    Wire();
    ~Wire();
    Wire(Wire&& other) noexcept;
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    Wire& operator=(Wire&&) = delete;

    /// Unconnected, and trusting what this one trusts.
    Wire another() const;

    /// From now on connections go through TLS, and only to a server "localhost" with this very certificate.
    void trust(const std::filesystem::path& certificate);
    bool is_tls() const;

    bool connect(std::uint16_t port);
    bool is_open() const { return socket_ >= 0; }
    void close();
    bool write(std::string_view octets);
    /// Whether something can be read before that time.
    bool wait(std::chrono::steady_clock::time_point until) const;
    /// Octets read; 0: the peer has closed, or nothing came in time.
    std::size_t read(std::span<char> into);

private:
    struct Tls;
    int socket_ = -1;
    std::unique_ptr<Tls> tls_;
};

} // namespace folkmoot::kit
