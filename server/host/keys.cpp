#include "host/keys.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace folkmoot::host {
namespace {

constexpr const char* key_names[]{"seal.key", "identity.key"};

void make_one(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        if (errno == EEXIST) return;
        throw std::runtime_error(fmt::format("{} cannot be made", path.string()));
    }
    Keys::Key key{};
    randombytes_buf(key.data(), key.size());
    const bool written =
        ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(file) == 0;
    ::close(file);
    sodium_memzero(key.data(), key.size());
    if (!written) throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
}

void read_one(const std::filesystem::path& path, Keys::Key& key) {
    struct stat facts{};
    if (::stat(path.c_str(), &facts) != 0)
        throw std::runtime_error(fmt::format("{} is missing: folkmoot setup makes it", path.string()));
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw std::runtime_error(fmt::format("{} can be read by others: chmod 600", path.string()));
    std::ifstream file{path, std::ios::binary};
    file.read(reinterpret_cast<char*>(key.data()), static_cast<std::streamsize>(key.size()));
    if (facts.st_size != static_cast<off_t>(key.size()) || !file)
        throw std::runtime_error(fmt::format("{} is not a key of {} octets", path.string(), key.size()));
}

} // namespace

void Keys::make(const std::filesystem::path& folder) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    std::filesystem::create_directories(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    for (const char* name : key_names)
        make_one(folder / name);
}

Keys Keys::open(const std::filesystem::path& folder) {
    Keys keys;
    read_one(folder / key_names[0], keys.seal_);
    read_one(folder / key_names[1], keys.identity_);
    return keys;
}

} // namespace folkmoot::host
