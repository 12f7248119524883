#pragma once
#include "files/root_key.hpp"
#include "folkmoot/type.hpp"

namespace folkmoot::files {

/// The key of one stored content and its serial: 16 random octets that stand in every segment's associated
/// data and in the content's name on disk. Both are fresh for each upload, so no two files share either.
class BlobKey {
public:
    using Serial = std::array<unsigned char, 16>;

    static BlobKey random();
    /// The inverse of seal(); nothing when the root key, the owner or a single bit is another.
    static std::optional<BlobKey> open(
        const RootKey& root, std::string_view owner, std::span<const std::byte> sealed);
    /// Wraps the key, bound to its owner: "upload <id>" or "blob <id>".
    /// Form: version (1 octet, 1), serial (16), nonce (24), XChaCha20-Poly1305 of the key (32 + 16).
    Bytes seal(const RootKey& root, std::string_view owner) const;

    const Secret& key() const { return key_; }
    const Serial& serial() const { return serial_; }
    std::string serial_text() const; ///< 32 hexadecimal digits

private:
    BlobKey() = default;
    Secret key_;
    Serial serial_{};
};

} // namespace folkmoot::files
