#include "files/local_blob_store.hpp"
#include "files/file_content.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

namespace folkmoot::files {

namespace {

constexpr std::size_t most_listed = 1000;

} // namespace

LocalBlobStore::LocalBlobStore(Disk& disk, std::filesystem::path folder)
    : disk_(disk)
    , folder_(std::move(folder)) {
    disk_.make_folder(folder_);
}

std::filesystem::path LocalBlobStore::folder_of(const std::string& name) const {
    // Names are made by this room; one that could leave the folder is a defect, not an input.
    const auto fits = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-'; };
    if (name.size() < 3 || !std::ranges::all_of(name, fits)) throw std::logic_error("not a blob's name");
    return folder_ / name.substr(0, 2);
}

void LocalBlobStore::put(const std::string& name, const std::filesystem::path& staged) {
    const auto folder = folder_of(name);
    disk_.make_folder(folder);
    disk_.link(staged, folder / name);
    // Also when it was there: the one who linked it may have crashed before this line.
    disk_.sync_folder(folder);
}

std::unique_ptr<StoredBlob> LocalBlobStore::open(const std::string& name) {
    auto file = disk_.open(folder_of(name) / name, OpenMode::read);
    return file ? std::make_unique<FileContent>(std::move(file)) : nullptr;
}

void LocalBlobStore::remove(const std::string& name) {
    disk_.remove(folder_of(name) / name);
}

std::vector<StoredName> LocalBlobStore::list(const std::string& after) {
    std::vector<StoredName> found;
    const unsigned first =
        after.empty() ? 0 : static_cast<unsigned>(std::stoul(after.substr(0, 2), nullptr, 16));
    for (unsigned folder = first; folder < 256 && found.size() < most_listed; ++folder)
        for (auto& entry : disk_.list(folder_ / fmt::format("{:02x}", folder)))
            if (entry.name > after && found.size() < most_listed)
                found.push_back({std::move(entry.name), entry.changed});
    return found;
}

} // namespace folkmoot::files
