#pragma once
#include "files/disk.hpp"
#include "files/segment.hpp"

namespace folkmoot::files {

/// The content of one upload while it arrives: sealed segment by segment into a file of its own, so that no
/// readable octet of it ever lies on the disk. Holds at most one segment in memory.
class Part {
public:
    /// Opens what is there, or begins a new file when `safe` is 0. `safe` octets were acknowledged before;
    /// what the disk has beyond them is unknown and dropped. Throws Problem Code::conflict when another
    /// request is writing to this upload, Code::gone when the acknowledged octets are no longer there.
    Part(Disk& disk, std::filesystem::path path, BlobKey key, std::uint64_t size, std::uint64_t safe);

    /// Takes the next octets. Throws Code::too_large beyond the promised size, Code::storage_full when the
    /// disk is full (what was acknowledged before stays, and nothing else).
    void append(std::span<const std::byte> octets);
    /// Makes durable what has arrived and gives the octets now safe: all of them when the content is whole,
    /// else all whole segments. The part can be appended to again by opening it anew.
    std::uint64_t settle();

    bool is_whole() const { return safe_ == layout_.size && sealed_ == layout_.segments(); }

private:
    void open_file(std::uint64_t safe);
    void seal_pending();
    void give_room_back();
    template <class Work> void on_disk(Work work);

    Disk& disk_;
    std::filesystem::path path_;
    BlobKey key_;
    Layout layout_;
    std::unique_ptr<DiskFile> file_;
    std::uint64_t acknowledged_ = 0; ///< length of the file that holds what was safe before
    std::uint64_t sealed_ = 0; ///< segments in the file
    std::uint64_t safe_ = 0; ///< octets in them
    std::vector<std::byte> pending_; ///< of the segment that is being filled
    std::vector<std::byte> stored_;
};

} // namespace folkmoot::files
