#include "host/file_room.hpp"

namespace folkmoot::host {
namespace {

/// The folder, made when it is not there; only the server's user looks into it.
std::filesystem::path own_folder(const std::filesystem::path& path) {
    std::filesystem::create_directories(path);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
}

/// Version 0.1.0 put what was being uploaded into incoming/incoming.
void bring_up_nested(const std::filesystem::path& incoming) {
    namespace fs = std::filesystem;
    const auto nested = incoming / "incoming";
    if (!fs::is_directory(nested)) return;
    for (const auto& part : fs::directory_iterator{nested})
        fs::rename(part.path(), incoming / part.path().filename());
    fs::remove(nested);
}

} // namespace

FileRoom::FileRoom(const std::filesystem::path& data, files::UploadRules rules, DiskWatching disk)
    : watch_(data, std::move(disk.probe), disk.shares)
    , blobs_(files::posix_disk(), own_folder(data / "blobs"))
    , storage_(files::posix_disk(), blobs_, files::RootKey::load(data / "keys" / "root.key"),
          own_folder(data), watch_, nullptr)
    , rules_(rules) {
    bring_up_nested(data / "incoming");
}

} // namespace folkmoot::host
