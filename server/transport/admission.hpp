#pragma once
#include "transport/settings.hpp"

#include <atomic>
#include <mutex>
#include <unordered_map>

namespace folkmoot::transport {

/// Counts the open connections, in all and by client network, for all I/O threads together.
class Admission {
public:
    enum class Verdict : std::uint8_t {
        welcome,
        refuse, ///< answer 429
        drop ///< close without an answer
    };

    /// A connection's place in the counts; given back when it is destroyed.
    class Permit {
    public:
        explicit Permit(Admission& admission);
        Permit(Permit&& other) noexcept;
        Permit& operator=(Permit&&) = delete;
        ~Permit();

        /// Counts the connection for the client's network, once its address is known.
        Verdict count_for(const IpAddress& client);

    private:
        Admission* admission_;
        std::optional<IpAddress> network_;
        Verdict verdict_ = Verdict::welcome;
    };

    explicit Admission(const ConnectionLimits& limits)
        : limits_(limits) { }

    bool has_room() const { return open_.load(std::memory_order_relaxed) < limits_.total; }
    std::size_t open() const { return open_.load(std::memory_order_relaxed); }

private:
    Verdict enter(const IpAddress& network);
    void leave(const IpAddress& network, Verdict verdict);

    ConnectionLimits limits_;
    std::atomic<std::size_t> open_{0};
    std::mutex mutex_;
    std::unordered_map<IpAddress, std::size_t, IpAddressHash> networks_; ///< at most one entry a connection
    std::size_t refusing_ = 0;
};

} // namespace folkmoot::transport
