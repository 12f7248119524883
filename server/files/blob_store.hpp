#pragma once
#include "files/disk.hpp"

#include <optional>

namespace folkmoot::files {

/// A stored content, opened for reading in its stored (sealed) form.
class StoredBlob {
public:
    virtual ~StoredBlob() = default;
    /// Gives the octets read: fewer than asked for only at the end.
    virtual std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) = 0;
    virtual std::uint64_t stored_size() = 0;
};

/// A name in the store and when it was put there.
struct StoredName {
    std::string name;
    std::chrono::system_clock::time_point put;
};

/// Where sealed contents lie: a folder on this machine, or an object store. Names are written once and never
/// overwritten; what is under a name is checked by whoever reads it, never trusted. Safe to call from any
/// thread.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    /// Puts a staged file of this machine under the name; when it returns the content is durable. Putting
    /// under a name that is there already changes nothing.
    virtual void put(const std::string& name, const std::filesystem::path& staged) = 0;
    /// Null when there is nothing under the name.
    virtual std::unique_ptr<StoredBlob> open(const std::string& name) = 0;
    virtual void remove(const std::string& name) = 0;
    /// Names above `after` in their order, at most 1,000; empty at the end.
    virtual std::vector<StoredName> list(const std::string& after) = 0;
};

} // namespace folkmoot::files
