#include "files/storage.hpp"
#include "files/file_content.hpp"
#include "files/media_type.hpp"

#include <unordered_set>

namespace folkmoot::files {

namespace {

constexpr std::chrono::hours part_outlives_its_row{1};

std::string owner_of(ObjectId upload) {
    return "upload " + upload.text();
}
std::string owner_of(const std::string& blob) {
    return "blob " + blob;
}
std::string stored_name_of(const std::string& blob, const BlobKey& key) {
    return blob + "-" + key.serial_text();
}

std::vector<std::byte> beginning_of(BlobReader& content) {
    std::vector<std::byte> octets(sniffed_octets);
    octets.resize(content.read(0, octets));
    return octets;
}

} // namespace

Storage::Storage(Disk& disk, BlobStore& blobs, RootKey root, std::filesystem::path folder, DiskWatch& watch,
    Scanner* scanner)
    : disk_(disk)
    , blobs_(blobs)
    , root_(std::move(root))
    , incoming_(std::move(folder) / "incoming")
    , watch_(watch)
    , scanner_(scanner) {
    disk_.make_folder(incoming_);
}

std::filesystem::path Storage::part_of(const BlobKey& key) const {
    return incoming_ / key.serial_text();
}

BlobKey Storage::key_of(const UploadContent& upload) const {
    auto key = BlobKey::open(root_, owner_of(upload.upload), upload.key);
    if (!key) throw Problem(Code::gone, "files.upload_lost");
    return std::move(*key);
}

Bytes Storage::begin(ObjectId upload, std::int64_t size) const {
    watch_.require_room_for_upload(static_cast<std::uint64_t>(size));
    return BlobKey::random().seal(root_, owner_of(upload));
}

Part Storage::open_part(const UploadContent& upload, std::int64_t offset) const {
    if (offset != upload.received) throw Problem(Code::conflict, "files.wrong_offset");
    watch_.require_room_for_upload(static_cast<std::uint64_t>(upload.size - upload.received));
    auto key = key_of(upload);
    auto path = part_of(key);
    return {disk_, std::move(path), std::move(key), static_cast<std::uint64_t>(upload.size),
        static_cast<std::uint64_t>(upload.received)};
}

StoredContent Storage::finish(const UploadContent& upload) const {
    const auto size = static_cast<std::uint64_t>(upload.size);
    if (upload.received != upload.size) throw Problem(Code::conflict, "files.not_whole");
    Part part(disk_, part_of(key_of(upload)), key_of(upload), size, size);
    part.settle();
    if (!part.is_whole()) throw Problem(Code::conflict, "files.not_whole");
    const auto key = key_of(upload);
    // Read back from the disk: what is named, looked at and scanned is what will be served.
    BlobReader content(upload.upload.text(),
        std::make_unique<FileContent>(disk_.open(part_of(key), OpenMode::read)), key_of(upload), size);
    StoredContent stored{.blob = name_content(content, root_, upload.space),
        .size = upload.size,
        .media_type = {},
        .picture = false,
        .key = {},
        .state = scan(content)};
    const auto beginning = beginning_of(content);
    stored.media_type = media_type_of(beginning);
    stored.picture = is_picture(stored.media_type, beginning);
    stored.key = key.seal(root_, owner_of(stored.blob));
    try {
        blobs_.put(stored_name_of(stored.blob, key), part_of(key));
    } catch (const DiskError& error) {
        if (error.is_full()) throw Problem(Code::storage_full, "files.storage_full");
        throw;
    }
    return stored;
}

FileState Storage::scan(BlobReader& content) const {
    if (!scanner_) return FileState::clean;
    switch (scanner_->scan(content)) {
    case ScanVerdict::clean:
        return FileState::clean;
    case ScanVerdict::infected:
        return FileState::blocked;
    case ScanVerdict::unknown:
        return FileState::scanning;
    }
    std::unreachable();
}

BlobReader Storage::open(const File& file, const Bytes& key) const {
    if (file.state == FileState::blocked) throw Problem(Code::conflict, "files.blocked");
    if (file.state == FileState::scanning) throw Problem(Code::conflict, "files.being_scanned");
    return open(file.blob, file.size, key);
}

BlobReader Storage::open(const std::string& blob, std::int64_t size, const Bytes& key) const {
    auto opened = BlobKey::open(root_, owner_of(blob), key);
    if (!opened) throw BlobBroken(blob, BlobFault::unwrapped);
    auto stored = blobs_.open(stored_name_of(blob, *opened));
    return {blob, std::move(stored), std::move(*opened), static_cast<std::uint64_t>(size)};
}

std::string Storage::stored_name(const std::string& blob, const Bytes& key) const {
    const auto opened = BlobKey::open(root_, owner_of(blob), key);
    return opened ? stored_name_of(blob, *opened) : std::string{};
}

void Storage::sweep_parts(
    std::span<const Bytes> keys_in_use, std::span<const ObjectId> uploads_in_use) const {
    std::unordered_set<std::string> used;
    for (std::size_t i = 0; i < keys_in_use.size(); ++i)
        if (const auto key = BlobKey::open(root_, owner_of(uploads_in_use[i]), keys_in_use[i]))
            used.insert(key->serial_text());
    const auto old = std::chrono::system_clock::now() - part_outlives_its_row;
    for (const auto& entry : disk_.list(incoming_))
        if (entry.changed < old && !used.contains(entry.name)) disk_.remove(incoming_ / entry.name);
}

} // namespace folkmoot::files
