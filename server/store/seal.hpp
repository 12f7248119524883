#pragma once
#include "folkmoot/id.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>

namespace folkmoot::store {

/// Closes small texts that travel to a client and come back: list and event cursors. Only this house can open
/// one, only for the purpose and the person that it was closed for, and nobody else can read it
/// (XChaCha20-Poly1305, a fresh nonce each time; base64url without padding).
/// Kept beside the store (`tx.kept<store::Seal>()`). Until `use` gives it the site's key it has one of its
/// own, which dies with the process. Safe to call from any thread.
class Seal {
public:
    static constexpr std::size_t key_size = 32;
    static constexpr std::size_t longest = 2048; ///< octets of a text, and of what `open` looks at: 4/3 of it

    Seal();
    ~Seal();
    Seal(const Seal&) = delete;
    Seal& operator=(const Seal&) = delete;

    /// Takes the site's key, so that what was closed before a restart, or by another node, still opens.
    void use(std::span<const std::byte, key_size> key);

    /// Length is a function of the text's length alone. Throws std::length_error beyond `longest`.
    std::string close(std::string_view purpose, ObjectId person, std::string_view text) const;
    /// What `close` was given, or nothing for anything forged, foreign, cut or made for another purpose.
    std::optional<std::string> open(std::string_view purpose, ObjectId person, std::string_view sealed) const;

private:
    mutable std::shared_mutex mutex_;
    std::array<unsigned char, key_size> key_;
};

} // namespace folkmoot::store
