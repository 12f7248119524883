#include "files/disk.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace folkmoot::files {

bool DiskError::is_full() const {
    int number = code().value();
    return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

namespace {

[[noreturn]] void fail(const char* call) {
    throw DiskError(errno, call);
}

/// Closes what it holds. The file's octets were synced before, so close's own result says nothing new.
class Handle {
public:
    explicit Handle(int number)
        : number_(number) { }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

private:
    int number_;
};

class PosixFile final : public DiskFile {
public:
    explicit PosixFile(int number)
        : handle_(number) { }

    std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
        std::size_t done = 0;
        while (done < into.size()) {
            auto got = ::pread(
                handle_.number(), into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) fail("read");
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

    void write_at(std::uint64_t offset, std::span<const std::byte> octets) override {
        std::size_t done = 0;
        while (done < octets.size()) {
            auto put = ::pwrite(handle_.number(), octets.data() + done, octets.size() - done,
                static_cast<off_t>(offset + done));
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) fail("write");
            done += static_cast<std::size_t>(put);
        }
    }

    void truncate(std::uint64_t size) override {
        if (::ftruncate(handle_.number(), static_cast<off_t>(size)) != 0) fail("truncate");
    }

    void sync() override {
        if (::fsync(handle_.number()) != 0) fail("sync");
    }

    std::uint64_t size() override {
        struct stat status{};
        if (::fstat(handle_.number(), &status) != 0) fail("stat");
        return static_cast<std::uint64_t>(status.st_size);
    }

    bool try_lock() override {
        if (::flock(handle_.number(), LOCK_EX | LOCK_NB) == 0) return true;
        if (errno == EWOULDBLOCK) return false;
        fail("lock");
    }

private:
    Handle handle_;
};

int flags_of(OpenMode mode) {
    switch (mode) {
    case OpenMode::read:
        return O_RDONLY;
    case OpenMode::write:
        return O_RDWR;
    case OpenMode::create:
        return O_RDWR | O_CREAT | O_EXCL;
    }
    std::unreachable();
}

class PosixDisk final : public Disk {
public:
    std::unique_ptr<DiskFile> open(const std::filesystem::path& path, OpenMode mode) override {
        int number = ::open(path.c_str(), flags_of(mode) | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (number >= 0) return std::make_unique<PosixFile>(number);
        if (errno == ENOENT && mode != OpenMode::create) return nullptr;
        fail("open");
    }

    LinkResult link(const std::filesystem::path& from, const std::filesystem::path& to) override {
        if (::link(from.c_str(), to.c_str()) == 0) return LinkResult::made;
        if (errno == EEXIST) return LinkResult::was_there;
        fail("link");
    }

    void remove(const std::filesystem::path& path) override {
        if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail("unlink");
    }

    void sync_folder(const std::filesystem::path& folder) override {
        Handle handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (handle.number() < 0) fail("open folder");
        if (::fsync(handle.number()) != 0) fail("sync folder");
    }

    void make_folder(const std::filesystem::path& folder) override {
        if (::mkdir(folder.c_str(), 0700) == 0)
            sync_folder(folder.parent_path());
        else if (errno != EEXIST)
            fail("mkdir");
    }

    std::vector<FolderEntry> list(const std::filesystem::path& folder) override {
        std::vector<FolderEntry> found;
        std::error_code error;
        std::filesystem::directory_iterator entries(folder, error);
        if (error == std::errc::no_such_file_or_directory) return found;
        if (error) throw DiskError(error.value(), "list");
        for (const auto& entry : entries) {
            struct stat status{};
            if (::lstat(entry.path().c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
            found.push_back({entry.path().filename().string(),
                std::chrono::system_clock::from_time_t(status.st_mtim.tv_sec)});
        }
        std::ranges::sort(found, {}, &FolderEntry::name);
        return found;
    }
};

} // namespace

Disk& posix_disk() {
    static PosixDisk disk;
    return disk;
}

} // namespace folkmoot::files
