#pragma once
#include <openssl/evp.h>

#include <array>
#include <chrono>
#include <mutex>
#include <optional>
#include <span>

namespace folkmoot::transport {

/// The keys that seal TLS session tickets (RFC 5077, 4): the newest seals, that one and its predecessor open.
/// A key never reaches the disk, so a stolen one opens at most two rotations of recorded TLS 1.2 resumptions.
class TicketKeys {
public:
    struct Key {
        std::array<unsigned char, 16> name;
        std::array<unsigned char, 32> cipher;
        std::array<unsigned char, 32> mac;
    };
    enum class Age : std::uint8_t { newest, previous };
    struct Found {
        Key key;
        Age age;
    };

    explicit TicketKeys(std::chrono::seconds rotation);
    ~TicketKeys();

    Key newest();
    std::optional<Found> find(std::span<const unsigned char, 16> name);

private:
    void rotate_if_due();

    std::chrono::seconds rotation_;
    std::mutex mutex_;
    std::chrono::steady_clock::time_point made_;
    Key newest_;
    Key previous_;
};

} // namespace folkmoot::transport
