#include "files/content_name.hpp"

#include <sodium.h>

namespace folkmoot::files {

namespace {
constexpr std::size_t name_size = 32;
}

struct ContentName::State {
    crypto_generichash_state hash;
};

ContentName::ContentName(const RootKey& root, ObjectId space)
    : state_(std::make_unique<State>()) {
    const auto key = root.naming(space);
    crypto_generichash_init(&state_->hash, key.octets().data(), Secret::size, name_size);
}

ContentName::~ContentName() {
    sodium_memzero(state_.get(), sizeof(State));
}

void ContentName::add(std::span<const std::byte> octets) {
    crypto_generichash_update(
        &state_->hash, reinterpret_cast<const unsigned char*>(octets.data()), octets.size());
}

std::string ContentName::finish() {
    std::array<unsigned char, name_size> hash{};
    crypto_generichash_final(&state_->hash, hash.data(), hash.size());
    std::string text(name_size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

std::string name_content(BlobReader& reader, const RootKey& root, ObjectId space) {
    ContentName name(root, space);
    std::vector<std::byte> piece(64 * 1024);
    std::uint64_t offset = 0;
    while (auto count = reader.read(offset, piece)) {
        name.add(std::span{piece}.first(count));
        offset += count;
    }
    return name.finish();
}

} // namespace folkmoot::files
