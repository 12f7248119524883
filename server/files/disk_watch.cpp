#include "files/disk_watch.hpp"
#include "files/disk.hpp"
#include "folkmoot/problem.hpp"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace folkmoot::files {

namespace {

constexpr std::chrono::seconds between_looks{1};

std::uint64_t share(const DiskSpace& space, std::uint64_t percent) {
    return space.total / 100 * percent;
}

} // namespace

DiskSpace space_of(const std::filesystem::path& folder) {
    struct statvfs status{};
    if (::statvfs(folder.c_str(), &status) != 0) throw DiskError(errno, "statvfs");
    return {
        std::uint64_t{status.f_bavail} * status.f_frsize, std::uint64_t{status.f_blocks} * status.f_frsize};
}

DiskWatch::DiskWatch(std::filesystem::path folder, Probe probe, DiskShares shares)
    : ballast_(std::move(folder) / "ballast")
    , probe_(std::move(probe))
    , shares_(shares) {
    look();
}

DiskWatch::DiskWatch(const std::filesystem::path& folder)
    : DiskWatch(folder, [folder] { return space_of(folder); }) { }

DiskRoom DiskWatch::room() {
    if (std::chrono::steady_clock::now() - looked_.load() <= between_looks) return room_;
    // A disk may hang, too: whoever looks waits for it, all others go by what was seen last.
    const std::unique_lock lock{looking_, std::try_to_lock};
    return lock ? look() : room_.load();
}

DiskRoom DiskWatch::look() {
    looked_ = std::chrono::steady_clock::now();
    try {
        return room_ = room_in(probe_());
    } catch (const DiskError&) {
        return room_ = DiskRoom::read_only;
    }
}

DiskRoom DiskWatch::room_in(const DiskSpace& space) {
    const auto room = space.free < share(space, shares_.changes) ? DiskRoom::read_only
        : space.free < share(space, shares_.uploads)             ? DiskRoom::uploads_refused
                                                                 : DiskRoom::ample;
    if (room == DiskRoom::read_only) give_up_ballast();
    if (room == DiskRoom::ample) lay_ballast(space);
    free_ = space.free;
    kept_free_ = share(space, shares_.uploads);
    // What the ballast frees is for reads, not for leaving read-only mode: that takes more than it gave.
    const bool only_ballast = room_ == DiskRoom::read_only && room != DiskRoom::ample
        && space.free < share(space, shares_.changes) + ballast_size;
    return only_ballast ? DiskRoom::read_only : room;
}

void DiskWatch::lay_ballast(const DiskSpace& space) {
    if (space.free < share(space, shares_.uploads) + ballast_size) return;
    const int file = ::open(ballast_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) return;
    // Room that cannot be had now is asked for again at the next look.
    if (::posix_fallocate(file, 0, static_cast<off_t>(ballast_size)) != 0) ::unlink(ballast_.c_str());
    ::close(file);
}

void DiskWatch::give_up_ballast() {
    ::unlink(ballast_.c_str());
}

void DiskWatch::require_room_for_upload(std::uint64_t size) {
    const bool ample = room() == DiskRoom::ample;
    const std::uint64_t usable = free_ > kept_free_ ? free_ - kept_free_ : 0;
    if (!ample || size > usable) throw Problem(Code::storage_full, "files.storage_full");
}

void DiskWatch::require_room_for_change() {
    if (room() == DiskRoom::read_only) throw Problem(Code::storage_full, "files.read_only");
}

} // namespace folkmoot::files
