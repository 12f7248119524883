#pragma once
#include "transport/refusal.hpp"

#include <array>
#include <atomic>
#include <cstdint>

namespace folkmoot::transport {

/// What the transport counts. Those that end in `_open` go up and down, the others only up.
enum class Counter : std::uint8_t {
    connections_accepted,
    connections_open,
    connections_dropped, ///< over the limit of one network, closed without an answer
    accept_pauses, ///< times accepting paused: the total limit, or no file descriptors left
    handshakes_failed, ///< TLS or PROXY header
    requests,
    bytes_received, ///< of content, without TLS
    bytes_sent,
    sockets_opened,
    sockets_open,
    socket_messages_received,
    socket_messages_sent,
    socket_queue_overflows, ///< peers cut with 1013
    socket_pauses, ///< times a peer's reading was paused by its rate
    count_ ///< the number of counters
};

/// The counter's name as a metric, without prefix.
std::string_view name_of(Counter counter);

/// One reading, over all I/O threads.
struct Metrics {
    std::array<std::uint64_t, static_cast<std::size_t>(Counter::count_)> counts{};
    std::array<std::uint64_t, static_cast<std::size_t>(Reason::count_)> refused{};

    std::uint64_t operator[](Counter counter) const { return counts[static_cast<std::size_t>(counter)]; }
    std::uint64_t operator[](Reason reason) const { return refused[static_cast<std::size_t>(reason)]; }
};

/// The counters of one I/O thread, which alone writes them; anyone may read.
class Counters {
public:
    void add(Counter counter, std::uint64_t by = 1) { bump(counts_[static_cast<std::size_t>(counter)], by); }
    void subtract(Counter counter) { bump(counts_[static_cast<std::size_t>(counter)], ~std::uint64_t{0}); }
    void add(Reason reason) { bump(refused_[static_cast<std::size_t>(reason)], 1); }
    void add_to(Metrics& metrics) const;

private:
    using Cell = std::atomic<std::uint64_t>;
    // With a single writer a plain load and store is enough, and costs no bus lock.
    static void bump(Cell& cell, std::uint64_t by) {
        cell.store(cell.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
    }

    std::array<Cell, static_cast<std::size_t>(Counter::count_)> counts_{};
    std::array<Cell, static_cast<std::size_t>(Reason::count_)> refused_{};
};

} // namespace folkmoot::transport
