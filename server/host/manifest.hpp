#pragma once
#include "folkmoot/fields.hpp"

namespace folkmoot::host {

/// What stands in `<module>.json` beside `<module>.so`: read, and its signature checked, before any of the
/// module's code is loaded, since static constructors run inside dlopen.
struct Manifest {
    std::string name; ///< as the folder's: [a-z][a-z0-9_]*
    std::string version;
    std::string sha512; ///< of the .so, in hexadecimal
    std::int64_t sdk = 0;
    std::vector<std::string> needs; ///< other modules

    static constexpr auto fields() {
        return std::array{field<&Manifest::name>("name", "The module's name", length(1, 40)),
            field<&Manifest::version>("version", "Its version", length(1, 40)),
            field<&Manifest::sha512>("sha512", "Hash of the shared object", length(128, 128)),
            field<&Manifest::sdk>("sdk", "The SDK number it was built for", range(1, 1'000'000)),
            field<&Manifest::needs>("needs", "Other modules it needs", at_most(20))};
    }
};

/// A manifest with the Ed25519 signature over its exact bytes, as the file holds it: the JSON, a line feed,
/// and the signature in base64url. Throws std::runtime_error with a sentence: too long (16 KiB), not signed
/// by `public_key` (32 octets), not a manifest.
Manifest read_manifest(std::string_view file, std::span<const std::byte> public_key);

/// The file for a manifest; `secret_key` has libsodium's 64 octets.
std::string sign_manifest(const Manifest& manifest, std::span<const std::byte> secret_key);

/// SHA-512 in lower-case hexadecimal.
std::string sha512_of(std::string_view octets);

} // namespace folkmoot::host
