#include "host/manifest.hpp"

#include "host/base64url.hpp"
#include "host/json_in.hpp"
#include "host/json_out.hpp"

#include <sodium.h>

#include <stdexcept>

namespace folkmoot::host {
namespace {

constexpr std::size_t longest_file = 16 * 1024;

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
const unsigned char* octets(std::span<const std::byte> bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

bool is_module_name(std::string_view name) {
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z'
        && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == name.npos;
}

} // namespace

Manifest read_manifest(std::string_view file, std::span<const std::byte> public_key) {
    if (file.size() > longest_file) throw std::runtime_error("the manifest is longer than 16 KiB");
    if (public_key.size() != crypto_sign_PUBLICKEYBYTES)
        throw std::runtime_error("the module key is not an Ed25519 key");
    if (file.ends_with('\n')) file.remove_suffix(1);
    auto line = file.rfind('\n');
    if (line == file.npos) throw std::runtime_error("the manifest has no signature");
    std::string_view json = file.substr(0, line);
    auto signature = from_base64url(file.substr(line + 1));
    if (!signature || signature->size() != crypto_sign_BYTES
        || crypto_sign_verify_detached(octets(*signature), octets(json), json.size(), octets(public_key))
            != 0)
        throw std::runtime_error("the manifest is not signed with this installation's module key");
    Manifest manifest;
    try {
        read_json(json, shape_of<Manifest>, &manifest);
    } catch (const Problem& problem) {
        throw std::runtime_error(problem.fields().empty()
                ? "the manifest is not JSON"
                : "the manifest is wrong at " + problem.fields()[0].path);
    }
    if (!is_module_name(manifest.name)) throw std::runtime_error("the manifest's name is not a module name");
    return manifest;
}

std::string sign_manifest(const Manifest& manifest, std::span<const std::byte> secret_key) {
    if (secret_key.size() != crypto_sign_SECRETKEYBYTES)
        throw std::runtime_error("the module key is not an Ed25519 key");
    std::string json = to_json(manifest);
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, octets(json),
        json.size(), octets(secret_key));
    return json + "\n" + to_base64url(signature) + "\n";
}

std::string sha512_of(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha512_BYTES> hash{};
    crypto_hash_sha512(hash.data(), octets(text), text.size());
    std::string hex(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back();
    return hex;
}

} // namespace folkmoot::host
