#pragma once
#include "files/storage.hpp"
#include "host/moving/parcel.hpp"

#include <unordered_map>

namespace folkmoot::host::moving {

/// A stored content as its row has it.
struct StoredBlob {
    std::string blob;
    std::int64_t size = 0;
    Bytes key;
    std::string name; ///< of a file that it is the content of
    static constexpr auto fields() {
        return std::array{field<&StoredBlob::blob>("blob", "The content"),
            field<&StoredBlob::size>("size", "Octets"), field<&StoredBlob::key>("key", "Its key, sealed"),
            field<&StoredBlob::name>("name", "What the file is called")};
    }
};

/// The contents of files on their way out: each is written once, under the SHA-256 of its octets.
class ContentsOut {
public:
    ContentsOut(const files::Storage& storage, ParcelOut& parcel)
        : storage_(storage)
        , parcel_(parcel) { }
    /// Where it is in the export. Throws files::BlobBroken for one that the disk has lost.
    std::string path_of(const StoredBlob& content);
    std::uint64_t octets() const { return octets_; }

private:
    std::string write(const StoredBlob& content);
    const files::Storage& storage_;
    ParcelOut& parcel_;
    std::unordered_map<std::string, std::string> known_; ///< the last few thousand
    std::uint64_t octets_ = 0;
};

} // namespace folkmoot::host::moving
