#pragma once
#include "files/disk.hpp"

#include <cerrno>
#include <limits>

namespace folkmoot::files::tests {

/// The real disk, except that its n-th call fails with the errno of one's choice; a failing write leaves half
/// of its octets, as a full disk does.
class FaultyDisk final : public Disk {
public:
    void fail_at(std::uint64_t call, int number) {
        calls_ = 0;
        failing_ = call;
        number_ = number;
    }
    void heal() { failing_ = std::numeric_limits<std::uint64_t>::max(); }
    bool has_failed() const { return calls_ > failing_; }

    std::unique_ptr<DiskFile> open(const std::filesystem::path& path, OpenMode mode) override {
        count("open");
        auto file = posix_disk().open(path, mode);
        return file ? std::make_unique<File>(*this, std::move(file)) : nullptr;
    }
    LinkResult link(const std::filesystem::path& from, const std::filesystem::path& to) override {
        count("link");
        return posix_disk().link(from, to);
    }
    void remove(const std::filesystem::path& path) override {
        count("unlink");
        posix_disk().remove(path);
    }
    void sync_folder(const std::filesystem::path& folder) override {
        count("sync folder");
        posix_disk().sync_folder(folder);
    }
    void make_folder(const std::filesystem::path& folder) override {
        count("mkdir");
        posix_disk().make_folder(folder);
    }
    std::vector<FolderEntry> list(const std::filesystem::path& folder) override {
        count("list");
        return posix_disk().list(folder);
    }

private:
    class File final : public DiskFile {
    public:
        File(FaultyDisk& disk, std::unique_ptr<DiskFile> file)
            : disk_(disk)
            , file_(std::move(file)) { }
        std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
            disk_.count("read");
            return file_->read_at(offset, into);
        }
        void write_at(std::uint64_t offset, std::span<const std::byte> octets) override {
            if (disk_.next_fails()) file_->write_at(offset, octets.first(octets.size() / 2));
            disk_.count("write");
            file_->write_at(offset, octets);
        }
        void truncate(std::uint64_t size) override {
            disk_.count("truncate");
            file_->truncate(size);
        }
        void sync() override {
            disk_.count("sync");
            file_->sync();
        }
        std::uint64_t size() override { return file_->size(); }
        bool try_lock() override { return file_->try_lock(); }

    private:
        FaultyDisk& disk_;
        std::unique_ptr<DiskFile> file_;
    };

    bool next_fails() const { return calls_ == failing_; }
    void count(const char* call) {
        if (calls_++ == failing_) throw DiskError(number_, call);
    }

    std::uint64_t calls_ = 0;
    std::uint64_t failing_ = std::numeric_limits<std::uint64_t>::max();
    int number_ = EIO;
};

} // namespace folkmoot::files::tests
