#pragma once
#include "files/storage.hpp"

namespace folkmoot::files {

/// How long a content that no file has any more is kept, so that an undo and yesterday's backup still find
/// it.
inline constexpr std::chrono::days unused_kept{30};
/// How long a stored content without a row is kept: its row may be in a transaction that is not over.
inline constexpr std::chrono::hours stray_kept{24};

/// Rows of the blob table, a page at a time.
struct BlobRow {
    std::string id;
    ObjectId space;
    std::int64_t size = 0;
    Bytes key;
    FileState state = FileState::scanning;
    static constexpr auto fields() {
        return std::array{field<&BlobRow::id>("id", "Its name"),
            field<&BlobRow::space>("space", "In which space"), field<&BlobRow::size>("size", "Octets"),
            field<&BlobRow::key>("key", "Its sealed key"),
            field<&BlobRow::state>("state", "What the virus scanner says")};
    }
};
std::vector<BlobRow> blobs_after(ReadTx& tx, const std::string& id, std::int64_t most);
std::vector<BlobRow> blobs_to_scan(ReadTx& tx, std::int64_t most);
void record_scan(WriteTx& tx, const std::string& blob, FileState state);

/// First stage: of the blobs after `id`, marks up to `most` looked at that no file uses. Gives the last one
/// looked at, empty at the end.
std::string mark_unused(WriteTx& tx, const std::string& id, std::int64_t most);
/// Second stage: forgets blobs that have been unused for long; gives their rows, whose contents are to be
/// removed from the store once this is committed.
std::vector<BlobRow> forget_unused(WriteTx& tx, std::int64_t most);
/// Forgets uploads that were given up.
std::int64_t forget_uploads(WriteTx& tx);
/// Removes from a page of stored names, in one read, those that are old and have no row.
void remove_strays(ReadTx& tx, const Storage& storage, std::span<const StoredName> names);
void remove_abandoned_parts(ReadTx& tx, const Storage& storage);

/// Reads a whole content, and says what is wrong with it, if anything is.
struct BlobFinding {
    std::string blob;
    BlobFault fault = BlobFault::missing;
    std::uint64_t segment = 0;
};
std::optional<BlobFinding> check_blob(const Storage& storage, const BlobRow& row);

} // namespace folkmoot::files
