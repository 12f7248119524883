#include "host/moving/contents.hpp"

#include "host/exported_names.hpp"

#include <algorithm>

namespace folkmoot::host::moving {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t most_known = 5'000;
constexpr std::size_t longest_extension = 10;

/// So that a program on the reader's machine knows what it is.
std::string extension_of(std::string_view name) {
    auto extension = exported_file_name(name).extension;
    const bool plain = extension.size() > 1 && extension.size() <= longest_extension
        && std::ranges::all_of(extension.substr(1), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
    if (!plain) return {};
    std::ranges::transform(
        extension, extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return extension;
}

} // namespace

std::string ContentsOut::path_of(const StoredBlob& content) {
    const auto key = content.blob + extension_of(content.name);
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    if (known_.size() >= most_known) known_.clear();
    return known_[key] = write(content);
}

std::string ContentsOut::write(const StoredBlob& content) {
    auto reader = storage_.open(content.blob, content.size, content.key);
    const auto beginning = parcel_.place("files/begun");
    fs::create_directories(beginning.parent_path());
    std::ofstream out{beginning, std::ios::binary};
    Sha256 sum;
    std::vector<std::byte> piece(std::size_t{1} << 20U);
    for (std::uint64_t at = 0; at < reader.size();) {
        const auto count = reader.read(at, piece);
        const std::string_view octets{reinterpret_cast<const char*>(piece.data()), count};
        out.write(octets.data(), static_cast<std::streamsize>(octets.size()));
        sum.add(octets);
        at += count;
    }
    out.close();
    if (!out) throw std::runtime_error("a file's content cannot be written: is the disk full?");
    const auto digits = sum.finish();
    const auto path = "files/" + digits + extension_of(content.name);
    if (fs::exists(parcel_.place(path))) {
        fs::remove(beginning);
        return path;
    }
    fs::rename(beginning, parcel_.place(path));
    parcel_.note(path, digits);
    octets_ += reader.size();
    return path;
}

} // namespace folkmoot::host::moving
