#pragma once
#include <atomic>
#include <cstdint>

namespace folkmoot::store {

/// Counts since the start; any thread may read them.
struct Metrics {
    using Count = std::atomic<std::uint64_t>;
    Count reads, failed_reads;
    Count saves, refused_saves; ///< refused: answered with a Problem that the save itself threw
    Count unsaved; ///< answered overloaded, storage_full or internal
    Count statements; ///< of all transactions
    Count commits; ///< groups, on SQLite
    Count lost_groups; ///< groups whose saves were run again one by one
    Count repetitions; ///< of saves, after a serialization failure or a lost connection
    Count slow_saves; ///< over 5 ms
    Count late_saves; ///< over 20 ms: fails the tests
    Count full_queues; ///< requests turned away
    Count checkpoints;
    Count reconnections;
};

} // namespace folkmoot::store
