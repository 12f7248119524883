#pragma once
#include "files/blob_store.hpp"

namespace folkmoot::files {

/// Blobs as files of a folder, in 256 sub-folders by the first two characters of their names.
class LocalBlobStore final : public BlobStore {
public:
    /// The folder is made if it is not there; its parent must be. `disk` outlives the store.
    LocalBlobStore(Disk& disk, std::filesystem::path folder);

    void put(const std::string& name, const std::filesystem::path& staged) override;
    std::unique_ptr<StoredBlob> open(const std::string& name) override;
    void remove(const std::string& name) override;
    std::vector<StoredName> list(const std::string& after) override;

private:
    std::filesystem::path folder_of(const std::string& name) const;
    Disk& disk_;
    std::filesystem::path folder_;
};

} // namespace folkmoot::files
