#pragma once
#include "files/content_name.hpp"
#include "files/disk_watch.hpp"
#include "files/part.hpp"
#include "files/scanner.hpp"
#include "folkmoot/files.hpp"

namespace folkmoot::files {

/// A content that is whole, in its place, and durable: what is still missing is its row.
struct StoredContent {
    std::string blob;
    std::int64_t size = 0;
    std::string media_type;
    bool picture = false;
    Bytes key; ///< sealed for the blob
    FileState state = FileState::scanning;
};

/// What an upload's row says that its octets depend on.
struct UploadContent {
    ObjectId upload;
    ObjectId space;
    std::int64_t size = 0;
    std::int64_t received = 0;
    Bytes key; ///< sealed for the upload
};

/// Where contents lie on this server: uploads while they arrive, and the blobs. No transaction, so called
/// while a request is prepared. Safe to call from any thread.
class Storage {
public:
    /// `folder` is the data folder's own for files; disk, blobs, watch and scanner outlive the storage.
    /// Without a scanner every content counts as clean, which `folkmoot doctor` says.
    Storage(Disk& disk, BlobStore& blobs, RootKey root, std::filesystem::path folder, DiskWatch& watch,
        Scanner* scanner);

    /// The sealed key of a new upload. Throws Code::storage_full when the disk has no room for it.
    Bytes begin(ObjectId upload, std::int64_t size) const;
    /// Throws Code::storage_full when the disk is so full that nothing may change any more.
    void require_room_for_change() const { watch_.require_room_for_change(); }
    /// The upload, open to take octets from `offset` on. Throws Code::conflict "files.wrong_offset" when that
    /// is not where it stands; for the rest see Part.
    Part open_part(const UploadContent& upload, std::int64_t offset) const;
    /// Reads the whole upload back from the disk, names it, looks at it and puts it in its place. Throws
    /// Code::conflict "files.not_whole" before all of it has arrived, and Code::storage_full.
    StoredContent finish(const UploadContent& upload) const;
    /// Throws Code::conflict for a content that is not, or not yet, to be served, and BlobBroken.
    BlobReader open(const File& file, const Bytes& key) const;
    /// The content of a row whatever the scanner says of it: for scanning and verifying. Throws BlobBroken.
    BlobReader open(const std::string& blob, std::int64_t size, const Bytes& key) const;
    FileState scan(BlobReader& content) const;

    /// The name in the blob store of what this row stands for; empty when its key cannot be opened.
    std::string stored_name(const std::string& blob, const Bytes& key) const;
    bool has_scanner() const { return scanner_ != nullptr; }
    BlobStore& blobs() const { return blobs_; }
    const RootKey& root() const { return root_; }

    /// Removes what uploads left behind that is in no row of `upload` any more; the names of those that are.
    void sweep_parts(std::span<const Bytes> keys_in_use, std::span<const ObjectId> uploads_in_use) const;

private:
    std::filesystem::path part_of(const BlobKey& key) const;
    BlobKey key_of(const UploadContent& upload) const;
    Disk& disk_;
    BlobStore& blobs_;
    RootKey root_;
    std::filesystem::path incoming_;
    DiskWatch& watch_;
    Scanner* scanner_;
};

} // namespace folkmoot::files
