#include "transport/metrics.hpp"

namespace folkmoot::transport {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Counter::count_)> names{
    "connections_accepted", "connections_open", "connections_dropped", "accept_pauses", "handshakes_failed",
    "requests", "bytes_received", "bytes_sent", "sockets_opened", "sockets_open", "socket_messages_received",
    "socket_messages_sent", "socket_queue_overflows", "socket_pauses"};

} // namespace

std::string_view name_of(Counter counter) {
    return names[static_cast<std::size_t>(counter)];
}

void Counters::add_to(Metrics& metrics) const {
    for (std::size_t index = 0; index < counts_.size(); ++index)
        metrics.counts[index] += counts_[index].load(std::memory_order_relaxed);
    for (std::size_t index = 0; index < refused_.size(); ++index)
        metrics.refused[index] += refused_[index].load(std::memory_order_relaxed);
}

} // namespace folkmoot::transport
