#pragma once
#include <atomic>
#include <cstdint>
#include <semaphore.h>

namespace folkmoot::kit {

/// What a server does that a crash or a full disk may cut short, as its system calls show it.
enum class Step : std::uint8_t {
    none,
    log_write, ///< SQLite's write-ahead log
    log_sync,
    part_write, ///< an upload's octets
    part_sync,
    blob_link, ///< an upload that is whole gets its name
    blob_folder_sync,
    index_write, ///< the search index
    index_rename,
    answer, ///< octets leave for a client
    commit_request, ///< "commit" leaves for PostgreSQL
    commit_answer, ///< and PostgreSQL's answer comes
};
enum class Moment : std::uint8_t { before, after };

struct Failpoint {
    Step step = Step::none;
    Moment moment = Moment::before;
    bool operator==(const Failpoint&) const = default;
};

/// A page of memory that the tests and a process under test share.
struct FailpointPage {
    std::atomic<std::uint32_t> holding; ///< the Failpoint as packed() gives it; 0: none
    std::atomic<std::int32_t> passings_left;
    sem_t held; ///< posted by the thread that stays
    std::atomic<std::uint32_t> refusing; ///< the Step that is refused; 0: none
    std::atomic<std::int32_t> error; ///< with which errno
    std::atomic<std::uint32_t> refused; ///< how often that was
    std::atomic<std::int32_t> free_percent; ///< of every disk, as the process is told; below 0: the truth
};

constexpr std::uint32_t packed(Failpoint point) {
    return static_cast<std::uint32_t>(point.step) << 8U | static_cast<std::uint32_t>(point.moment);
}

inline constexpr const char* failpoint_variable = "FOLKMOOT_TEST_FAILPOINTS"; ///< the page's file

} // namespace folkmoot::kit
