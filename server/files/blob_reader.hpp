#pragma once
#include "files/blob_store.hpp"
#include "files/segment.hpp"

namespace folkmoot::files {

enum class BlobFault {
    missing, ///< there is no such file
    unwrapped, ///< its key cannot be opened: other root key, or the row was changed
    wrong_length, ///< truncated or extended
    altered, ///< a segment is not the one that was stored at this place of this blob
    renamed ///< every segment is right, but the content is not the one the blob is named after
};
std::string_view name_of(BlobFault fault);

/// A stored content is not what was stored. Never served: whoever reads it gets this instead.
class BlobBroken : public std::runtime_error {
public:
    BlobBroken(std::string blob, BlobFault fault, std::uint64_t segment = 0);
    const std::string& blob() const { return blob_; }
    BlobFault fault() const { return fault_; }
    std::uint64_t segment() const { return segment_; } ///< of `altered`: the first that is wrong

private:
    std::string blob_;
    BlobFault fault_;
    std::uint64_t segment_;
};

/// Reads a stored content in its plain form, from any place, one segment in memory at a time.
class BlobReader {
public:
    /// `name` is for messages. Throws BlobBroken when the stored length is not that of `size` octets.
    BlobReader(std::string name, std::unique_ptr<StoredBlob> stored, BlobKey key, std::uint64_t size);

    std::uint64_t size() const { return layout_.size; }
    /// Fills `into` with the octets from `offset` on and gives their count: fewer only at the end. Throws
    /// BlobBroken before a single octet of a wrong segment is given.
    std::size_t read(std::uint64_t offset, std::span<std::byte> into);

private:
    void load(std::uint64_t segment);
    std::string name_;
    std::unique_ptr<StoredBlob> stored_;
    BlobKey key_;
    Layout layout_;
    std::optional<std::uint64_t> loaded_;
    std::vector<std::byte> plain_;
    std::vector<std::byte> sealed_;
};

} // namespace folkmoot::files
