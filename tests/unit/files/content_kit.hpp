#pragma once
#include "files/content_name.hpp"
#include "files/local_blob_store.hpp"
#include "files/part.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace folkmoot::files::tests {

/// A folder that is gone with the test.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "folkmoot-files-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder can be made");
        path_ = pattern;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Octets that look random and are the same for the same seed.
inline std::vector<std::byte> octets_of(std::uint64_t size, std::uint64_t seed = 1) {
    std::vector<std::byte> octets(size);
    std::uint64_t state = seed * 0x9e3779b97f4a7c15U + 1;
    for (auto& octet : octets) {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        octet = static_cast<std::byte>(state);
    }
    return octets;
}

inline BlobKey copy_of(const RootKey& root, const BlobKey& key) {
    return std::move(*BlobKey::open(root, "copy", key.seal(root, "copy")));
}

inline std::vector<std::byte> read_all(BlobReader& reader, std::size_t piece = 100'000) {
    std::vector<std::byte> all;
    std::vector<std::byte> into(piece);
    while (auto count = reader.read(all.size(), into))
        all.insert(all.end(), into.begin(), into.begin() + static_cast<std::ptrdiff_t>(count));
    return all;
}

} // namespace folkmoot::files::tests
