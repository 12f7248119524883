#include "store/seal.hpp"

#include <algorithm>
#include <mutex>
#include <sodium.h>
#include <stdexcept>

namespace folkmoot::store {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
static_assert(Seal::key_size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// What a sealed text is bound to without holding it.
std::string bound_to(std::string_view purpose, ObjectId person) {
    std::string bound{purpose};
    bound += '\0';
    bound += person.text();
    return bound;
}

std::string encoded(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), base64), '\0');
    sodium_bin2base64(text.data(), text.size(), octets(bytes), bytes.size(), base64);
    text.pop_back(); // the terminating zero
    return text;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
        text.data(), text.size(), nullptr, &size, &end, base64);
    if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

} // namespace

Seal::Seal() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    randombytes_buf(key_.data(), key_.size());
}

Seal::~Seal() {
    sodium_memzero(key_.data(), key_.size());
}

void Seal::use(std::span<const std::byte, key_size> key) {
    std::unique_lock lock(mutex_);
    std::ranges::transform(
        key, key_.begin(), [](std::byte octet) { return std::to_integer<unsigned char>(octet); });
}

std::string Seal::close(std::string_view purpose, ObjectId person, std::string_view text) const {
    if (text.size() > longest) throw std::length_error("a sealed text is too long");
    const std::string bound = bound_to(purpose, person);
    std::string sealed(nonce_size + text.size() + tag_size, '\0');
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    randombytes_buf(out, nonce_size);
    std::shared_lock lock(mutex_);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + nonce_size, nullptr, octets(text), text.size(),
        octets(bound), bound.size(), nullptr, out, key_.data());
    return encoded(sealed);
}

std::optional<std::string> Seal::open(
    std::string_view purpose, ObjectId person, std::string_view sealed) const {
    if (sealed.size() > (longest + nonce_size + tag_size) * 4 / 3 + 4) return std::nullopt;
    const auto bytes = decoded(sealed);
    if (!bytes || bytes->size() < nonce_size + tag_size) return std::nullopt;
    const std::string bound = bound_to(purpose, person);
    std::string text(bytes->size() - nonce_size - tag_size, '\0');
    std::shared_lock lock(mutex_);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, octets(*bytes) + nonce_size,
        bytes->size() - nonce_size, octets(bound), bound.size(), octets(*bytes), key_.data());
    if (failed != 0) return std::nullopt;
    return text;
}

} // namespace folkmoot::store
