#pragma once
#include "files/disk.hpp"
#include "files/disk_watch.hpp"
#include "files/local_blob_store.hpp"
#include "files/root_key.hpp"
#include "files/storage.hpp"
#include "files/upload.hpp"

namespace folkmoot::host {

/// How the disk is watched: what says how full the one is that fills first, and how much has to be free.
struct DiskWatching {
    files::DiskWatch::Probe probe;
    files::DiskShares shares;
};

/// The files of this site, put together: where contents lie, and what uploads may be.
class FileRoom {
public:
    /// `data` is the site's data folder; its root key is made by `folkmoot setup`.
    FileRoom(const std::filesystem::path& data, files::UploadRules rules, DiskWatching disk);

    const files::Storage& storage() const { return storage_; }
    files::DiskWatch& disk() { return watch_; }
    const files::DiskWatch& disk() const { return watch_; }
    const files::UploadRules& rules() const { return rules_; }

private:
    files::DiskWatch watch_;
    files::LocalBlobStore blobs_;
    files::Storage storage_;
    files::UploadRules rules_;
};

/// Where routes find it; kept beside the store (`tx.kept<FilesOfSite>()`), set at the start.
struct FilesOfSite {
    const FileRoom* room = nullptr;
};

} // namespace folkmoot::host
