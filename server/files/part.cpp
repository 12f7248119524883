#include "files/part.hpp"
#include "folkmoot/problem.hpp"

namespace folkmoot::files {

Part::Part(Disk& disk, std::filesystem::path path, BlobKey key, std::uint64_t size, std::uint64_t safe)
    : disk_(disk)
    , path_(std::move(path))
    , key_(std::move(key))
    , layout_{size} {
    on_disk([&] { open_file(safe); });
}

void Part::open_file(std::uint64_t safe) {
    file_ = disk_.open(path_, OpenMode::write);
    if (!file_ && safe > 0) throw Problem(Code::gone, "files.upload_lost");
    if (!file_) {
        file_ = disk_.open(path_, OpenMode::create);
        disk_.sync_folder(path_.parent_path());
    }
    if (!file_->try_lock()) throw Problem(Code::conflict, "files.upload_busy");
    const bool whole = layout_.size > 0 && safe == layout_.size;
    sealed_ = whole ? layout_.segments() : safe / segment_size;
    const auto stored = whole ? layout_.stored_size() : sealed_ * stored_segment_size;
    if (file_->size() < stored) throw Problem(Code::gone, "files.upload_lost");
    if (file_->size() > stored) file_->truncate(stored);
    acknowledged_ = stored;
    safe_ = safe;
}

void Part::append(std::span<const std::byte> octets) {
    if (octets.size() > layout_.size - safe_ - pending_.size())
        throw Problem(Code::too_large, "files.longer_than_said");
    on_disk([&] {
        while (!octets.empty()) {
            const auto room = layout_.length(sealed_) - pending_.size();
            const auto taken = octets.first(std::min<std::size_t>(room, octets.size()));
            pending_.insert(pending_.end(), taken.begin(), taken.end());
            octets = octets.subspan(taken.size());
            if (pending_.size() == layout_.length(sealed_)) seal_pending();
        }
    });
}

void Part::seal_pending() {
    stored_.resize(pending_.size() + segment_overhead);
    const auto end = layout_.is_last(sealed_) ? SegmentPlace::End::yes : SegmentPlace::End::no;
    seal_segment(key_, {sealed_, end}, pending_, stored_);
    file_->write_at(sealed_ * stored_segment_size, stored_);
    safe_ += pending_.size();
    sealed_ += 1;
    pending_.clear();
}

std::uint64_t Part::settle() {
    on_disk([&] {
        if (layout_.size == 0 && sealed_ == 0) seal_pending();
        file_->sync();
    });
    pending_.clear();
    return safe_;
}

/// A full disk is the person's to know; any other failure of the disk ends the request as it is.
template <class Work> void Part::on_disk(Work work) {
    try {
        work();
    } catch (const DiskError& error) {
        if (!error.is_full()) throw;
        give_room_back();
        throw Problem(Code::storage_full, "files.storage_full");
    }
}

/// What did arrive helps nobody: it is sent again once there is room, and until then others need it.
void Part::give_room_back() {
    try {
        if (file_) file_->truncate(acknowledged_);
    } catch (const DiskError&) {
        return; // dropped when the upload is opened the next time
    }
}

} // namespace folkmoot::files
