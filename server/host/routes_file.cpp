#include "files/file.hpp"
#include "files/upload.hpp"
#include "files/version.hpp"
#include "folkmoot/files.hpp"
#include "folkmoot/objects.hpp"
#include "host/blob_octets.hpp"
#include "host/core_routes.hpp"
#include "host/file_room.hpp"
#include "host/object_address.hpp"

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

FileView view_file(ReadTx& tx, ObjectId file) {
    return files::view_files(tx, std::array{access::load<File>(tx, file)}).front();
}

struct Files {
    std::vector<FileView> items;
    static constexpr auto fields() { return std::array{field<&Files::items>("items", "The oldest first")}; }
};

Files show_files(ReadContext& context, const ObjectAddress& in) {
    auto parent = context.tx.require<ObjectRow, View>(context.viewer, in.object);
    return {.items = files::view_files(context.tx, files::list_files(context.tx, parent.standing()))};
}

struct FileContent {
    ObjectId file;
    bool download = false;
    std::optional<std::int64_t> version;
    static constexpr auto fields() {
        return std::array{field<&FileContent::file>("file", "The file"),
            field<&FileContent::download>("download", "As a file even if it is a picture", or_default),
            field<&FileContent::version>("version", "An earlier version; left out: the latest", or_default)};
    }
};

Download show_content(ReadContext& context, const FileContent& in) {
    const auto seen = in.version ? files::require_version(context.tx, context.viewer, in.file, *in.version)
                                 : files::require_file(context.tx, context.viewer, in.file);
    const bool shown = seen.file.picture && !in.download;
    return {.media_type = seen.file.picture ? seen.file.media_type : "application/octet-stream",
        .name = seen.file.name,
        .octets = open_octets(room_of(context.tx).storage(), seen),
        .disposition = shown ? Disposition::shown : Disposition::saved};
}

struct ListVersions {
    ObjectId file;
    std::optional<std::int64_t> after;
    static constexpr auto fields() {
        return std::array{field<&ListVersions::file>("file", "The file"),
            field<&ListVersions::after>("after", "`next` of the page before", or_default)};
    }
};

Paged<files::FileVersionView> show_versions(ReadContext& context, const ListVersions& in) {
    return files::list_versions(
        context.tx, files::require_file(context.tx, context.viewer, in.file), in.after);
}

struct FileName {
    ObjectId file;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&FileName::file>("file", "The file"),
            field<&FileName::name>("name", "Its new name", length(1, 200))};
    }
};

FileView put_name(WriteContext& context, const FileName& in) {
    const auto file = files::require_changeable(context.tx, context.viewer, in.file);
    files::rename(context.tx, file, in.name);
    context.tx.audit(AuditLine{"core.file_renamed"}.about(in.file).in(file.parent.object().space));
    return view_file(context.tx, in.file);
}

struct RestoreVersion {
    ObjectId file;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&RestoreVersion::file>("file", "The file"),
            field<&RestoreVersion::version>(
                "version", "Number of the version", range(1, files::most_versions))};
    }
};

FileView restore_version(WriteContext& context, const RestoreVersion& in) {
    const auto file = files::require_changeable(context.tx, context.viewer, in.file);
    files::restore_version(context.tx, file, in.version);
    context.tx.audit(AuditLine{"core.file_restored"}
            .about(in.file)
            .in(file.parent.object().space)
            .because(std::to_string(in.version)));
    return view_file(context.tx, in.file);
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
    // A file is seen as what it belongs to, which the handlers ask once more.
    r.get("/files/{file}/versions", Access::to_any<View>("file"), show_versions,
        "All versions of a file, the newest first");
    r.put("/files/{file}/name", Access::to_any<View>("file"), put_name, "Give a file another name");
    r.post("/files/{file}/versions/{version}/restoration", Access::to_any<View>("file"), restore_version,
        "Make an earlier version the latest again");
    r.object<File>({.remove = "core.restore"});
    r.search<File>(files::search_text);
    r.event<files::FileAttached>("A file was attached");
    r.event<files::FileRenewed>("A file has a new version");
    r.event<files::FileRenamed>("A file has another name");
}

} // namespace folkmoot::host
