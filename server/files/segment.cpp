#include "files/segment.hpp"

#include <sodium.h>

namespace folkmoot::files {

namespace {

constexpr std::size_t segment_nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(segment_nonce_size + crypto_aead_xchacha20poly1305_ietf_ABYTES == segment_overhead);

using BoundData = std::array<unsigned char, sizeof(BlobKey::Serial) + 8 + 1>;

BoundData bound_to(const BlobKey& key, SegmentPlace place) {
    BoundData data{};
    std::ranges::copy(key.serial(), data.begin());
    for (std::size_t octet = 0; octet < 8; ++octet)
        data[key.serial().size() + octet] = static_cast<unsigned char>(place.number >> (8 * octet));
    data.back() = place.end == SegmentPlace::End::yes ? 1 : 0;
    return data;
}

} // namespace

void seal_segment(
    const BlobKey& key, SegmentPlace place, std::span<const std::byte> plain, std::span<std::byte> into) {
    auto* out = reinterpret_cast<unsigned char*>(into.data());
    // A fresh nonce, not the number: a segment written again after a crash must not share its key stream.
    randombytes_buf(out, segment_nonce_size);
    const auto data = bound_to(key, place);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + segment_nonce_size, nullptr,
        reinterpret_cast<const unsigned char*>(plain.data()), plain.size(), data.data(), data.size(), nullptr,
        out, key.key().octets().data());
}

bool open_segment(
    const BlobKey& key, SegmentPlace place, std::span<const std::byte> stored, std::span<std::byte> into) {
    if (stored.size() != into.size() + segment_overhead) return false;
    const auto* in = reinterpret_cast<const unsigned char*>(stored.data());
    const auto data = bound_to(key, place);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(into.data()), nullptr,
               nullptr, in + segment_nonce_size, stored.size() - segment_nonce_size, data.data(), data.size(),
               in, key.key().octets().data())
        == 0;
}

} // namespace folkmoot::files
