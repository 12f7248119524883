#include "identity/secret.hpp"

#include <sodium.h>

namespace folkmoot::identity {
namespace {

constexpr std::size_t hash_size = 32;

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hexadecimal(std::span<const unsigned char> bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

} // namespace

Secret::Secret() {
    randombytes_buf(key_.data(), key_.size());
}
Secret::~Secret() {
    sodium_memzero(key_.data(), key_.size());
}

void Secret::use(std::span<const std::byte, key_size> key) {
    const std::unique_lock lock{mutex_};
    std::memcpy(key_.data(), key.data(), key.size());
}

std::string Secret::hash(std::string_view purpose, std::string_view text) const {
    const std::shared_lock lock{mutex_};
    crypto_generichash_state state;
    crypto_generichash_init(&state, key_.data(), key_.size(), hash_size);
    const std::uint64_t size = purpose.size(); // so that the border between the two cannot move
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&size), sizeof size);
    crypto_generichash_update(&state, octets(purpose), purpose.size());
    crypto_generichash_update(&state, octets(text), text.size());
    std::array<unsigned char, hash_size> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hexadecimal(hash);
}

std::string make_token() {
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return hexadecimal(bytes);
}

std::string hash_of_token(std::string_view token) {
    std::array<unsigned char, hash_size> hash{};
    crypto_generichash(hash.data(), hash.size(), octets(token), token.size(), nullptr, 0);
    return hexadecimal(hash);
}

bool same_hash(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace folkmoot::identity
