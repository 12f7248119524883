#include "files/file.hpp"
#include "files/upload.hpp"
#include "folkmoot/files.hpp"
#include "folkmoot/objects.hpp"
#include "host/core_routes.hpp"
#include "host/file_room.hpp"

namespace folkmoot::host {
namespace {

const FileRoom& room_of(ReadTx& tx) {
    return *tx.kept<FilesOfSite>().room;
}

files::PreparedUpload prepare_upload(PrepareContext& context, const files::UploadRequest& in) {
    const FileRoom* room = nullptr;
    context.read([&](ReadTx& tx) {
        files::require_parent(tx, context.viewer, in.object);
        room = &room_of(tx);
    });
    return files::prepare_upload(room->storage(), context.services.ids(), in);
}

files::UploadView begin_upload(WriteContext& context, const files::PreparedUpload& upload) {
    return files::begin_upload(context.tx, context.viewer, upload, room_of(context.tx).rules());
}

struct UploadAddress {
    ObjectId upload;
    static constexpr auto fields() {
        return std::array{field<&UploadAddress::upload>("upload", "The upload")};
    }
};

files::UploadView show_upload(ReadContext& context, const UploadAddress& in) {
    return files::require_upload(context.tx, context.viewer, in.upload).view();
}

struct Completion {
    ObjectId upload;
    files::StoredContent content;
};

/// Reads the whole upload back from the disk and names it: no transaction waits for that.
Completion finish_upload(PrepareContext& context, const UploadAddress& in) {
    files::UploadContent content;
    const FileRoom* room = nullptr;
    context.read([&](ReadTx& tx) {
        content = files::require_upload(tx, context.viewer, in.upload).content();
        room = &room_of(tx);
    });
    return {.upload = in.upload, .content = room->storage().finish(content)};
}

FileView complete_upload(WriteContext& context, const Completion& completion) {
    const File file =
        files::complete_upload(context.tx, context.viewer, completion.upload, completion.content);
    context.tx.audit(AuditLine{"core.file_attached"}.about(file.id));
    return files::view_files(context.tx, std::array{file}).front();
}

struct ObjectAddress {
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&ObjectAddress::object>("object", "The object")};
    }
};

struct Files {
    std::vector<FileView> items;
    static constexpr auto fields() { return std::array{field<&Files::items>("items", "The oldest first")}; }
};

Files show_files(ReadContext& context, const ObjectAddress& in) {
    auto parent = context.tx.require<ObjectRow, View>(context.viewer, in.object);
    return {.items = files::view_files(context.tx, files::list_files(context.tx, parent.standing()))};
}

/// A stored content behind the SDK's Octets.
class BlobOctets final : public Octets {
public:
    explicit BlobOctets(files::BlobReader reader)
        : reader_(std::move(reader)) { }
    std::uint64_t size() const override { return reader_.size(); }
    std::string read(std::uint64_t offset, std::size_t count) override {
        std::string piece(count, '\0');
        const auto got = reader_.read(offset, std::as_writable_bytes(std::span{piece}));
        if (got != count) throw std::runtime_error("a stored file is shorter than its row says");
        return piece;
    }

private:
    files::BlobReader reader_;
};

struct FileContent {
    ObjectId file;
    bool download = false;
    static constexpr auto fields() {
        return std::array{field<&FileContent::file>("file", "The file"),
            field<&FileContent::download>("download", "As a file even if it is a picture", or_default)};
    }
};

Download show_content(ReadContext& context, const FileContent& in) {
    const auto seen = files::require_file(context.tx, context.viewer, in.file);
    const bool shown = seen.file.picture && !in.download;
    return {.media_type = seen.file.picture ? seen.file.media_type : "application/octet-stream",
        .name = seen.file.name,
        .octets = std::make_shared<BlobOctets>(room_of(context.tx).storage().open(seen.file, seen.key)),
        .disposition = shown ? Disposition::shown : Disposition::saved};
}

} // namespace

void add_file_routes(Registry& r) {
    r.post("/uploads", Access::to_any<View>("object"), prepare_upload, begin_upload, "Begin to send a file")
        .costly();
    r.get("/uploads/{upload}", Access::in_handler("an upload is seen by whoever began it, and nobody else"),
        show_upload, "How far an upload has come");
    r.post("/uploads/{upload}/completion",
         Access::in_handler("an upload is completed by whoever began it, and nobody else"), finish_upload,
         complete_upload, "Make a file of an upload that is whole")
        .costly();
    r.get("/objects/{object}/files", Access::to_any<View>("object"), show_files, "The files of an object");
    r.get("/files/{file}/content", Access::in_handler("whoever sees what the file belongs to reads it"),
        show_content, "A file's content, or a range of it");
    r.object<File>({.remove = "core.restore"});
    r.search<File>(files::search_text);
    r.event<files::FileAttached>("A file was attached");
    r.event<files::FileRenewed>("A file has a new version");
}

} // namespace folkmoot::host
