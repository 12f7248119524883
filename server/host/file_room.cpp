#include "host/file_room.hpp"

namespace folkmoot::host {
namespace {

/// The folder, made when it is not there; only the server's user looks into it.
std::filesystem::path own_folder(const std::filesystem::path& path) {
    std::filesystem::create_directories(path);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
}

} // namespace

FileRoom::FileRoom(const std::filesystem::path& data, files::UploadRules rules)
    : watch_(data)
    , blobs_(files::posix_disk(), own_folder(data / "blobs"))
    , storage_(files::posix_disk(), blobs_, files::RootKey::load(data / "keys" / "root.key"),
          own_folder(data / "incoming"), watch_, nullptr)
    , rules_(rules) { }

} // namespace folkmoot::host
