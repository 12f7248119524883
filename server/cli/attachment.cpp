#include "cli/attachment.hpp"

#include "audit/actor.hpp"
#include "host/file_room.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

/// Sends the octets into the upload, a piece at a time.
std::uint64_t send(const files::Storage& storage, const files::UploadContent& content, std::ifstream& file) {
    auto part = storage.open_part(content, 0);
    std::vector<std::byte> piece(std::size_t{1} << 20U);
    while (file) {
        file.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        part.append({piece.data(), static_cast<std::size_t>(file.gcount())});
    }
    return part.settle();
}

} // namespace

ObjectId attach_file(
    host::House& house, const Viewer& viewer, ObjectId object, const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error(fmt::format("{} cannot be read", path.string()));
    const auto& storage = house.files().storage();
    const auto upload = files::prepare_upload(storage, house.ids(),
        {.object = object,
            .name = path.filename().string(),
            .size = static_cast<std::int64_t>(std::filesystem::file_size(path)),
            .file = {}});
    const auto write = [&](const auto& work) {
        return house.database().write_now("attachment", [&](WriteTx& tx) {
            audit::act_as(tx, viewer, "import");
            return work(tx);
        });
    };
    const auto content = write([&](WriteTx& tx) {
        files::begin_upload(tx, viewer, upload, house.files().rules());
        return files::require_upload(tx, viewer, upload.id).content();
    });
    auto received = content;
    received.received = static_cast<std::int64_t>(send(storage, content, file));
    write([&](WriteTx& tx) { files::record_received(tx, viewer, upload.id, received.received); });
    const auto stored = storage.finish(received);
    return write([&](WriteTx& tx) { return files::complete_upload(tx, viewer, upload.id, stored).id; });
}

} // namespace folkmoot::cli
