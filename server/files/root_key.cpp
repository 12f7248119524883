#include "files/root_key.hpp"
#include "files/disk.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace folkmoot::files {

namespace {

enum Purpose : std::uint64_t { wrap_keys = 1, name_blobs = 2 };

Secret derive(const Secret& root, Purpose purpose) {
    static_assert(crypto_kdf_KEYBYTES == Secret::size);
    Secret derived;
    crypto_kdf_derive_from_key(
        derived.octets().data(), Secret::size, purpose, "fm-files", root.octets().data());
    return derived;
}

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view why) {
    throw std::runtime_error(fmt::format("the key file {} {}", path.string(), why));
}

void check_privacy(const std::filesystem::path& path) {
    struct stat status{};
    if (::lstat(path.c_str(), &status) != 0)
        refuse(path, "cannot be found; restore it from the escrowed copy");
    if (!S_ISREG(status.st_mode)) refuse(path, "is not a plain file");
    if (status.st_uid != ::geteuid() && status.st_uid != 0) refuse(path, "belongs to another user");
    if ((status.st_mode & 077) != 0) refuse(path, "can be read by others; set its mode to 0600");
}

} // namespace

RootKey::RootKey(const Secret& root)
    : wrapping_(derive(root, wrap_keys))
    , naming_(derive(root, name_blobs)) { }

void RootKey::create(const std::filesystem::path& path) {
    auto root = Secret::random();
    auto file = posix_disk().open(path, OpenMode::create);
    file->write_at(0, std::as_bytes(std::span{root.octets()}));
    file->sync();
    posix_disk().sync_folder(path.parent_path());
}

RootKey RootKey::load(const std::filesystem::path& path) {
    check_privacy(path);
    auto file = posix_disk().open(path, OpenMode::read);
    if (!file) refuse(path, "cannot be found");
    if (file->size() != Secret::size) refuse(path, "is not 32 octets long");
    Secret root;
    file->read_at(0, std::as_writable_bytes(root.octets()));
    return RootKey(root);
}

Secret RootKey::naming(ObjectId space) const {
    const auto text = "space " + space.text();
    Secret key;
    crypto_generichash(key.octets().data(), Secret::size, reinterpret_cast<const unsigned char*>(text.data()),
        text.size(), naming_.octets().data(), Secret::size);
    return key;
}

} // namespace folkmoot::files
