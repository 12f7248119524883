#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>

namespace folkmoot::files {

enum class DiskRoom {
    ample,
    uploads_refused,
    read_only ///< every change is answered 507, reads go on
};

/// Of the disk, how much has to be free; in percent.
struct DiskShares {
    unsigned uploads = 5; ///< below it uploads are refused
    unsigned changes = 2; ///< below it every change is
};

struct DiskSpace {
    std::uint64_t free; ///< octets this user may still write
    std::uint64_t total;
};
DiskSpace space_of(const std::filesystem::path& folder);

/// Watches how full the disk of the data folder is, and keeps a ballast file of 64 MiB there. When the disk
/// is nearly full the ballast is given up, so that reads, and the audit lines they must leave, can go on; it
/// is laid down again once there is room for uploads without it. Safe to call from any thread.
class DiskWatch {
public:
    static constexpr std::uint64_t ballast_size = std::uint64_t{64} << 20;
    using Probe = std::function<DiskSpace()>;

    DiskWatch(std::filesystem::path folder, Probe probe, DiskShares shares = {});
    explicit DiskWatch(const std::filesystem::path& folder);

    /// Looks again when the last look is over a second old.
    DiskRoom room();
    /// Looks again, and gives up or lays down the ballast. A disk that cannot say how full it is counts as
    /// full: read_only.
    DiskRoom look();

    /// What the last look found; these never touch the disk, which may hang. Free: in octets.
    DiskRoom last_room() const { return room_; }
    std::uint64_t free() const { return free_; }

    /// Throws Problem Code::storage_full when uploads are refused.
    void require_room_for_upload(std::uint64_t size);
    /// Throws Problem Code::storage_full in read-only mode.
    void require_room_for_change();

private:
    DiskRoom room_in(const DiskSpace& space);
    void lay_ballast(const DiskSpace& space);
    void give_up_ballast();
    std::filesystem::path ballast_;
    Probe probe_;
    DiskShares shares_;
    std::mutex looking_;
    std::atomic<std::chrono::steady_clock::time_point> looked_{};
    std::atomic<DiskRoom> room_{DiskRoom::ample};
    std::atomic<std::uint64_t> free_{0};
    std::atomic<std::uint64_t> kept_free_{0}; ///< what uploads leave free
};

} // namespace folkmoot::files
