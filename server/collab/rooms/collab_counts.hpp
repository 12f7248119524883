#pragma once
#include <atomic>
#include <cstdint>

namespace folkmoot::collab {

/// What the rooms have done since the start.
struct CollabCounts {
    std::atomic<std::uint64_t> connections = 0; ///< open now
    std::atomic<std::uint64_t> rooms = 0; ///< open now
    std::atomic<std::uint64_t> updates = 0;
    std::atomic<std::uint64_t> saves = 0;
    std::atomic<std::uint64_t> unsaved = 0; ///< saves that failed, so that editors came again
    std::atomic<std::uint64_t> misuses = 0; ///< connections ended for what they sent
    std::atomic<std::uint64_t> reloads = 0; ///< contents read again
    std::atomic<std::uint64_t> states = 0; ///< states stored in the place of many updates
};

} // namespace folkmoot::collab
