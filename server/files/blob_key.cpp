#include "files/blob_key.hpp"

#include <sodium.h>

namespace folkmoot::files {

namespace {

constexpr unsigned char key_format = 1;
constexpr std::size_t serial_size = std::tuple_size_v<BlobKey::Serial>;
constexpr std::size_t key_nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t wrapped_size = Secret::size + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t serial_at = 1;
constexpr std::size_t nonce_at = serial_at + serial_size;
constexpr std::size_t wrapped_at = nonce_at + key_nonce_size;
constexpr std::size_t sealed_size = wrapped_at + wrapped_size;

std::vector<unsigned char> bound_to(std::string_view owner, std::span<const unsigned char> serial) {
    std::vector<unsigned char> data{key_format};
    data.insert(data.end(), serial.begin(), serial.end());
    data.insert(data.end(), owner.begin(), owner.end());
    return data;
}

} // namespace

BlobKey BlobKey::random() {
    BlobKey made;
    made.key_ = Secret::random();
    randombytes_buf(made.serial_.data(), made.serial_.size());
    return made;
}

Bytes BlobKey::seal(const RootKey& root, std::string_view owner) const {
    Bytes sealed(sealed_size);
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    out[0] = key_format;
    std::ranges::copy(serial_, out + serial_at);
    randombytes_buf(out + nonce_at, key_nonce_size);
    const auto data = bound_to(owner, serial_);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + wrapped_at, nullptr, key_.octets().data(), Secret::size,
        data.data(), data.size(), nullptr, out + nonce_at, root.wrapping().octets().data());
    return sealed;
}

std::optional<BlobKey> BlobKey::open(
    const RootKey& root, std::string_view owner, std::span<const std::byte> sealed) {
    if (sealed.size() != sealed_size) return std::nullopt;
    const auto* in = reinterpret_cast<const unsigned char*>(sealed.data());
    if (in[0] != key_format) return std::nullopt;
    BlobKey opened;
    std::copy_n(in + serial_at, serial_size, opened.serial_.begin());
    const auto data = bound_to(owner, opened.serial_);
    int result = crypto_aead_xchacha20poly1305_ietf_decrypt(opened.key_.octets().data(), nullptr, nullptr,
        in + wrapped_at, wrapped_size, data.data(), data.size(), in + nonce_at,
        root.wrapping().octets().data());
    if (result != 0) return std::nullopt;
    return opened;
}

std::string BlobKey::serial_text() const {
    std::string text(serial_size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), serial_.data(), serial_.size());
    text.pop_back();
    return text;
}

} // namespace folkmoot::files
