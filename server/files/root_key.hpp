#pragma once
#include "files/secret.hpp"
#include "folkmoot/id.hpp"

#include <filesystem>

namespace folkmoot::files {

/// The key that all blob keys are wrapped with and all blob names are made with. It lies in a file of the
/// data folder which only the server's user may read; without it no blob can be read again.
class RootKey {
public:
    /// Makes a new key file, mode 0600; refuses to replace one.
    static void create(const std::filesystem::path& path);
    /// Reads the key; throws std::runtime_error with a plain sentence when the file is missing, not a plain
    /// file, of the wrong size, owned by another user, or readable by anybody else.
    static RootKey load(const std::filesystem::path& path);
    explicit RootKey(const Secret& root);

    /// Wraps blob keys.
    const Secret& wrapping() const { return wrapping_; }
    /// Names the blobs of one space: equal content has equal names inside a space and unrelated ones outside.
    Secret naming(ObjectId space) const;

private:
    Secret wrapping_;
    Secret naming_;
};

} // namespace folkmoot::files
