#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <system_error>
#include <vector>

namespace folkmoot::files {

/// The disk did not do as it was told; the code is the errno.
class DiskError : public std::system_error {
public:
    DiskError(int number, const std::string& call)
        : std::system_error(number, std::generic_category(), call) { }
    /// No space, quota or file size left: worth telling the person, unlike a disk that fails.
    bool is_full() const;
};

/// One open file. Reads and writes are whole: short ones are carried on inside.
class DiskFile {
public:
    virtual ~DiskFile() = default;
    /// Gives the octets read: fewer than asked for only at the end of the file.
    virtual std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) = 0;
    virtual void write_at(std::uint64_t offset, std::span<const std::byte> octets) = 0;
    virtual void truncate(std::uint64_t size) = 0;
    /// After a failure nothing of the file may be trusted: a second try could report success and lie.
    virtual void sync() = 0;
    virtual std::uint64_t size() = 0;
    /// Takes the file for this handle alone, until it is closed; false when another has it.
    virtual bool try_lock() = 0;
};

enum class OpenMode { read, write, create };
enum class LinkResult { made, was_there };

/// An entry of a folder that is a plain file.
struct FolderEntry {
    std::string name;
    std::chrono::system_clock::time_point changed;
};

/// The few calls by which files reach the disk. Behind an interface so that tests can make each of them fail
/// in turn. All throw DiskError.
class Disk {
public:
    virtual ~Disk() = default;
    /// Null when there is no such file; `create` refuses one that exists. A symbolic link is never followed.
    virtual std::unique_ptr<DiskFile> open(const std::filesystem::path& path, OpenMode mode) = 0;
    virtual LinkResult link(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    /// A file that is not there is removed already.
    virtual void remove(const std::filesystem::path& path) = 0;
    /// Makes the names in a folder durable.
    virtual void sync_folder(const std::filesystem::path& folder) = 0;
    /// Makes the folder, readable by this user only, if it is not there; durable when it returns.
    virtual void make_folder(const std::filesystem::path& folder) = 0;
    /// The plain files of a folder by name; empty when there is no such folder.
    virtual std::vector<FolderEntry> list(const std::filesystem::path& folder) = 0;
};

/// The real one.
Disk& posix_disk();

} // namespace folkmoot::files
