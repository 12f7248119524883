#pragma once
#include <array>
#include <cstddef>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>

namespace folkmoot::identity {

/// The site's key for hashes that nobody outside may be able to make: throttle rows, request tokens, trusted
/// devices. Kept beside the store (`tx.kept<Secret>()`); until `use` it has one of its own, which dies with
/// the process.
class Secret {
public:
    static constexpr std::size_t key_size = 32;

    Secret();
    ~Secret();
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    void use(std::span<const std::byte, key_size> key);
    /// Keyed BLAKE2b-256 of purpose and text, in hexadecimal: never the same for two purposes.
    std::string hash(std::string_view purpose, std::string_view text) const;

private:
    mutable std::shared_mutex mutex_;
    std::array<unsigned char, key_size> key_;
};

/// 256 random bits in hexadecimal: session tokens, trusted devices, links that are opened once.
std::string make_token();
/// What the store keeps of a token: BLAKE2b-256 in hexadecimal. The token itself is never written.
std::string hash_of_token(std::string_view token);
/// Compares two hashes in a time that does not depend on where they differ.
bool same_hash(std::string_view left, std::string_view right);

} // namespace folkmoot::identity
