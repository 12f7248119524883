#pragma once
#include "files/storage.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::files {

/// A request to send a file.
struct UploadRequest {
    ObjectId object; ///< what it is to belong to
    std::string name;
    std::int64_t size = 0;
    std::optional<ObjectId> file; ///< set: a new version of this file
    static constexpr auto fields() {
        return std::array{field<&UploadRequest::object>("object", "What the file is to belong to"),
            field<&UploadRequest::name>("name", "Its name", length(0, 1000), or_default),
            field<&UploadRequest::size>("size", "Octets", range(0, std::int64_t{1} << 40)),
            field<&UploadRequest::file>("file", "The file of which this is a new version")};
    }
};

/// How an upload stands.
struct UploadView {
    ObjectId id;
    std::int64_t size = 0;
    std::int64_t received = 0;
    std::int64_t chunk = 0;
    static constexpr auto fields() {
        return std::array{field<&UploadView::id>("id", "The upload"),
            field<&UploadView::size>("size", "Octets in all"),
            field<&UploadView::received>("received", "Octets that are safely on disk: go on from here"),
            field<&UploadView::chunk>(
                "chunk", "Octets to send at once: exactly so many, but in the last request of the upload")};
    }
};

/// The answer to a chunk.
struct ChunkView {
    std::int64_t received = 0;
    static constexpr auto fields() {
        return std::array{field<&ChunkView::received>("received", "Octets that are safely on disk")};
    }
};

/// A whole number of segments, so that each request leaves whole segments behind.
inline constexpr std::int64_t chunk_size = 4 * static_cast<std::int64_t>(segment_size);

/// What a site or space allows. The names are those of the settings.
struct UploadRules {
    std::int64_t largest_file = std::int64_t{2} << 30; ///< octets
    std::int64_t space_quota = std::int64_t{50} << 30; ///< octets of different contents in one space
    std::int64_t uploads_of_one_person = 20; ///< at a time
    std::chrono::hours kept{24}; ///< an upload that does not end
};

struct UploadRow {
    ObjectId id;
    ObjectId person;
    ObjectId space;
    ObjectId object;
    std::optional<ObjectId> file;
    std::string name;
    std::int64_t size = 0;
    std::int64_t received = 0;
    Bytes key;
    Time created;
    Time expires;
    static constexpr auto fields() {
        return std::array{field<&UploadRow::id>("id", "The upload"),
            field<&UploadRow::person>("person", "Whose"), field<&UploadRow::space>("space", "In which space"),
            field<&UploadRow::object>("object", "To what"),
            field<&UploadRow::file>("file", "Of which file a new version"),
            field<&UploadRow::name>("name", "Its name"), field<&UploadRow::size>("size", "Octets in all"),
            field<&UploadRow::received>("received", "Octets safe"),
            field<&UploadRow::key>("key", "Its sealed key"),
            field<&UploadRow::created>("created", "When begun"),
            field<&UploadRow::expires>("expires", "When given up")};
    }
    UploadContent content() const { return {id, space, size, received, key}; }
    UploadView view() const { return {id, size, received, chunk_size}; }
};

/// An upload about to begin: what can be made without a transaction.
struct PreparedUpload {
    UploadRequest request;
    ObjectId id;
    Bytes key;
};
PreparedUpload prepare_upload(const Storage& storage, IdMint& ids, const UploadRequest& request);

/// Who may edit an object may add files to it: "wiki.edit" for a "wiki.page".
std::string permission_to_attach(std::string_view type);

/// Throws Code::not_found, Code::forbidden, Code::too_large, Code::storage_full "files.quota_reached",
/// Code::rate_limited.
UploadView begin_upload(
    WriteTx& tx, const Viewer& viewer, const PreparedUpload& upload, const UploadRules& rules);
/// The viewer's own upload; anybody else's is not found, nor is one that was given up.
UploadRow require_upload(ReadTx& tx, const Viewer& viewer, ObjectId upload);
/// After Part::settle. A repeated or late record changes nothing.
void record_received(WriteTx& tx, const Viewer& viewer, ObjectId upload, std::int64_t received);
/// Throws Code::storage_full "files.quota_reached" where the space has no room for so many octets more.
void require_quota(ReadTx& tx, ObjectId space, std::int64_t size, std::int64_t usual_quota);
/// The row of a stored content; one that is there already is in use again.
void keep_content(WriteTx& tx, ObjectId space, const StoredContent& content);
/// A stored content that may have been out of use is in use from now on.
void use_again(WriteTx& tx, const std::string& blob);
/// The row of a new file, which has its first version.
void put_file(WriteTx& tx, ObjectId file, ObjectId parent);
/// Makes the file, or its new version, of what Storage::finish gave.
File complete_upload(WriteTx& tx, const Viewer& viewer, ObjectId upload, const StoredContent& content);

} // namespace folkmoot::files
