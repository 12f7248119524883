#include "files/upload.hpp"
#include "files/file.hpp"
#include "files/file_name.hpp"
#include "files/version.hpp"
#include "folkmoot/event.hpp"

namespace folkmoot::files {

namespace {

constexpr Sql insert_upload{
    "insert into upload (id, person, space, object, file, name, size, received, key, created, "
    "expires) values (:id, :person, :space, :object, :file, :name, :size, :received, :key, "
    ":created, :expires)"};
constexpr Sql select_upload{
    "select id, person, space, object, file, name, size, received, key, created, expires "
    "from upload where id = :id and person = :person and expires > :now"};
constexpr Sql count_uploads{"select count(*) from upload where person = :person and expires > :now"};
constexpr Sql blobs_in_space{"select cast(coalesce(sum(size), 0) as bigint) from blob where space = :space"};
constexpr Sql uploads_in_space{
    "select cast(coalesce(sum(size), 0) as bigint) from upload where space = :space and expires > :now"};
constexpr Sql quota_of_space{"select coalesce(quota, cast(:usual as bigint)) from space where id = :space"};
constexpr Sql set_received{
    "update upload set received = :received where id = :id and person = :person and received < :received"};
constexpr Sql delete_upload{"delete from upload where id = :id"};
constexpr Sql insert_blob{
    "insert into blob (id, space, size, media_type, picture, key, state, created) values (:id, "
    ":space, :size, :media_type, :picture, :key, :state, :created) on conflict (id) do nothing"};
constexpr Sql use_blob{"update blob set unused_since = null where id = :id and unused_since is not null"};
constexpr Sql insert_file{"insert into file (id, parent, latest) values (:id, :parent, 1)"};
constexpr Sql raise_latest{"update file set latest = latest + 1 where id = :id and parent = :parent"};
constexpr Sql select_latest{"select latest from file where id = :id"};
constexpr Sql insert_version{
    "insert into file_version (object, number, blob, name, author, created) values (:object, "
    ":number, :blob, :name, :author, :created)"};
constexpr Sql name_object{
    "update object set title = :title, updated = :now, updated_by = :person where id = :id"};

ObjectRow make_file(WriteTx& tx, const UploadRow& upload, const Standing& parent) {
    const auto row = objects::create(tx, parent,
        {.type = File::object_type().name,
            .title = title_of(upload.name),
            .lifecycle = access::lifecycle_of(tx, parent.object().visibility)});
    put_file(tx, row.id, upload.object);
    tx.emit(row, FileAttached{upload.object});
    return row;
}

ObjectRow renew_file(WriteTx& tx, const Viewer& viewer, const UploadRow& upload) {
    require_room_for_version(tx, *upload.file);
    if (tx.run(raise_latest, bind("id", *upload.file), bind("parent", upload.object)) != 1)
        throw Problem(Code::not_found, "files.not_found");
    tx.run(name_object, bind("id", *upload.file), bind("title", title_of(upload.name)), bind("now", tx.now()),
        bind("person", viewer.person()));
    const auto row = tx.row<ObjectRow>(access::object_row, bind("id", *upload.file));
    if (!row || row->deleted) throw Problem(Code::not_found, "files.not_found");
    tx.emit(*row, FileRenewed{upload.object});
    return *row;
}

} // namespace

void require_quota(ReadTx& tx, ObjectId space, std::int64_t size, std::int64_t usual_quota) {
    const auto used = tx.value<std::int64_t>(blobs_in_space, bind("space", space)).value_or(0)
        + tx.value<std::int64_t>(uploads_in_space, bind("space", space), bind("now", tx.now())).value_or(0);
    const auto quota =
        tx.value<std::int64_t>(quota_of_space, bind("space", space), bind("usual", usual_quota));
    if (size > quota.value_or(0) - used) throw Problem(Code::storage_full, "files.quota_reached");
}

PreparedUpload prepare_upload(const Storage& storage, IdMint& ids, const UploadRequest& request) {
    PreparedUpload prepared{.request = request, .id = ids.next(), .key = {}};
    prepared.request.name = clean_file_name(request.name);
    prepared.key = storage.begin(prepared.id, request.size);
    return prepared;
}

std::string permission_to_attach(std::string_view type) {
    return std::string{type.substr(0, type.find('.'))} + ".edit";
}

UploadView begin_upload(
    WriteTx& tx, const Viewer& viewer, const PreparedUpload& upload, const UploadRules& rules) {
    const auto& request = upload.request;
    const auto parent = require_parent(tx, viewer, request.object);
    if (request.size > rules.largest_file)
        throw Problem(Code::too_large, "files.too_large").with("most", std::to_string(rules.largest_file));
    if (request.file) {
        if (require_file(tx, viewer, *request.file).file.parent != request.object)
            throw Problem(Code::not_found, "files.not_found");
        require_room_for_version(tx, *request.file);
    }
    const auto open =
        tx.value<std::int64_t>(count_uploads, bind("person", viewer.person()), bind("now", tx.now()));
    if (open.value_or(0) >= rules.uploads_of_one_person)
        throw Problem(Code::rate_limited, "files.too_many_uploads");
    require_quota(tx, parent.object().space, request.size, rules.space_quota);
    const UploadRow row{.id = upload.id,
        .person = viewer.person(),
        .space = parent.object().space,
        .object = request.object,
        .file = request.file,
        .name = request.name,
        .size = request.size,
        .received = 0,
        .key = upload.key,
        .created = tx.now(),
        .expires = tx.now() + rules.kept};
    tx.run_with(insert_upload, row);
    return row.view();
}

UploadRow require_upload(ReadTx& tx, const Viewer& viewer, ObjectId upload) {
    auto row = tx.row<UploadRow>(
        select_upload, bind("id", upload), bind("person", viewer.person()), bind("now", tx.now()));
    if (!row || !viewer.signed_in()) throw Problem(Code::not_found, "files.upload_not_found");
    return std::move(*row);
}

void record_received(WriteTx& tx, const Viewer& viewer, ObjectId upload, std::int64_t received) {
    tx.run(set_received, bind("received", received), bind("id", upload), bind("person", viewer.person()));
}

void use_again(WriteTx& tx, const std::string& blob) {
    tx.run(use_blob, bind("id", blob));
}

void put_file(WriteTx& tx, ObjectId file, ObjectId parent) {
    tx.run(insert_file, bind("id", file), bind("parent", parent));
}

void keep_content(WriteTx& tx, ObjectId space, const StoredContent& content) {
    tx.run(insert_blob, bind("id", content.blob), bind("space", space), bind("size", content.size),
        bind("media_type", content.media_type), bind("picture", content.picture), bind("key", content.key),
        bind("state", content.state), bind("created", tx.now()));
    use_again(tx, content.blob);
}

File complete_upload(WriteTx& tx, const Viewer& viewer, ObjectId id, const StoredContent& content) {
    const auto upload = require_upload(tx, viewer, id);
    const auto parent = require_parent(tx, viewer, upload.object);
    // The content was named for the space that the object was in then.
    if (parent.object().space != upload.space) throw Problem(Code::conflict, "files.upload_lost");
    keep_content(tx, upload.space, content);
    const auto row = upload.file ? renew_file(tx, viewer, upload) : make_file(tx, upload, parent);
    const auto number = tx.value<std::int64_t>(select_latest, bind("id", row.id)).value_or(1);
    tx.run(insert_version, bind("object", row.id), bind("number", number), bind("blob", content.blob),
        bind("name", upload.name), bind("author", viewer.person()), bind("created", tx.now()));
    tx.run(delete_upload, bind("id", id));
    return access::load<File>(tx, row.id);
}

} // namespace folkmoot::files
