#include "files/version.hpp"

#include "audit/actor.hpp"
#include "files/file_name.hpp"
#include "files/upload.hpp"
#include "folkmoot/event.hpp"
#include "folkmoot/resting.hpp"

namespace folkmoot::files {
namespace {

constexpr std::int64_t page_size = 100;

constexpr Sql versions_before{
    "select file.id, file.parent, v.number, v.blob, v.name, blob.media_type, blob.size, blob.picture, "
    "blob.state, v.author, v.created from file join file_version v on v.object = file.id "
    "join blob on blob.id = v.blob where file.id = :id and v.number < :before "
    "order by v.number desc limit :limit"};
constexpr Sql one_version{
    "select file.id, file.parent, v.number, v.blob, v.name, blob.media_type, blob.size, blob.picture, "
    "blob.state, v.author, v.created from file join file_version v on v.object = file.id "
    "join blob on blob.id = v.blob where file.id = :id and v.number = :number"};
constexpr Sql select_key_of{"select key from blob where id = :id"};
constexpr Sql latest_of{"select latest from file where id = :id"};
constexpr Sql set_latest{"update file set latest = :number where id = :id"};
constexpr Sql insert_again{"insert into file_version (object, number, blob, name, author, created) "
                           "select object, :number, blob, name, :author, :now from file_version "
                           "where object = :id and number = :of"};
constexpr Sql set_name{"update file_version set name = :name where object = :id and number = :number"};
constexpr Sql set_title{
    "update object set title = :title, updated = :now, updated_by = :person where id = :id"};

File require_version_row(ReadTx& tx, ObjectId file, std::int64_t number) {
    auto version = tx.row<File>(one_version, bind("id", file), bind("number", number));
    if (!version) throw Problem(Code::not_found, "files.no_version");
    return std::move(*version);
}

/// What lists and search show of a file follows its latest version.
ObjectRow show_as(WriteTx& tx, ObjectId file, std::string_view name) {
    tx.run(set_title, bind("title", title_of(name)), bind("now", tx.now()),
        bind("person", audit::actor_of(tx).person), bind("id", file));
    return access::load<ObjectRow>(tx, file);
}

} // namespace

Paged<FileVersionView> list_versions(ReadTx& tx, const SeenFile& file, std::optional<std::int64_t> before) {
    auto versions = tx.rows<File>(versions_before, bind("id", file.file.id),
        bind("before", before.value_or(most_versions + 1)), bind("limit", page_size + 1));
    const bool more = std::ssize(versions) > page_size;
    if (more) versions.pop_back();
    auto views = view_files(tx, versions);
    Paged<FileVersionView> page;
    for (std::size_t i = 0; i < versions.size(); ++i)
        page.items.push_back({.number = versions[i].number,
            .name = std::move(views[i].name),
            .media_type = std::move(views[i].media_type),
            .size = views[i].size,
            .state = views[i].state,
            .created = views[i].created,
            .author = std::move(views[i].author),
            .address = views[i].address + "?version=" + std::to_string(versions[i].number)});
    if (more) page.next = std::to_string(versions.back().number);
    return page;
}

SeenFile require_version(ReadTx& tx, const Viewer& viewer, ObjectId id, std::int64_t number) {
    auto seen = require_file(tx, viewer, id);
    seen.file = require_version_row(tx, id, number);
    seen.key = tx.value<Bytes>(select_key_of, bind("id", seen.file.blob)).value_or(Bytes{});
    return seen;
}

SeenFile require_changeable(ReadTx& tx, const Viewer& viewer, ObjectId id) {
    auto seen = require_file(tx, viewer, id);
    if (!seen.parent.can(permission_to_attach(seen.parent.object().type)))
        access::refuse_writing(tx, seen.parent.object(), "core.may_not");
    return seen;
}

void rename(WriteTx& tx, const SeenFile& file, std::string_view name) {
    const auto kept = clean_file_name(name);
    if (kept == file.file.name) return;
    tx.run(set_name, bind("name", kept), bind("id", file.file.id), bind("number", file.file.number));
    tx.emit(show_as(tx, file.file.id, kept), FileRenamed{file.file.parent});
}

std::int64_t restore_version(WriteTx& tx, const SeenFile& file, std::int64_t number) {
    const auto version = require_version_row(tx, file.file.id, number);
    if (version.state == FileState::blocked) throw Problem(Code::conflict, "files.blocked");
    if (number == file.file.number) return number;
    require_room_for_version(tx, file.file.id);
    const auto next = file.file.number + 1;
    tx.run(insert_again, bind("number", next), bind("author", audit::actor_of(tx).person),
        bind("now", tx.now()), bind("id", file.file.id), bind("of", number));
    tx.run(set_latest, bind("number", next), bind("id", file.file.id));
    tx.emit(show_as(tx, file.file.id, version.name), FileRenewed{file.file.parent});
    return next;
}

void require_room_for_version(ReadTx& tx, ObjectId file) {
    if (tx.value<std::int64_t>(latest_of, bind("id", file)).value_or(0) >= most_versions)
        throw Problem(Code::conflict, "files.too_many_versions").with("most", std::to_string(most_versions));
}

} // namespace folkmoot::files
