#include "files/file.hpp"
#include "files/upload.hpp"

#include <algorithm>

namespace folkmoot::files {

namespace {

constexpr Sql select_of_parent{"select file.id, file.parent, v.number, v.blob, v.name, blob.media_type, "
                               "blob.size, blob.picture, blob.state, "
                               "v.author, v.created from file join object on object.id = file.id join "
                               "file_version v on v.object = file.id and "
                               "v.number = file.latest join blob on blob.id = v.blob where file.parent = "
                               ":parent and object.deleted is null "
                               "order by file.id limit 500"};
constexpr Sql select_parent{"select file.parent from file join object on object.id = file.id where file.id = "
                            ":id and object.deleted is null"};
constexpr Sql select_key{"select key from blob where id = :id"};
constexpr Sql select_present{
    "select file.id from file join object on object.id = file.id where file.parent = :parent "
    "and object.deleted is null order by file.id limit 10000"};
constexpr Sql select_along{
    "select file.id from file join object on object.id = file.id join object p on p.id = file.parent "
    "where file.parent = :parent and object.deleted >= p.deleted order by file.id limit 10000"};
constexpr Sql follow{"update object set scope = (select p.scope from object p where p.id = :parent), "
                     "visibility = (select p.visibility from object p where p.id = :parent) "
                     "where deleted is null and id in (select f.id from file f where f.parent = :parent)"};

} // namespace

Standing require_parent(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    const auto seen = access::find_standing(tx, viewer, object, {});
    if (!seen || seen->object().type == File::object_type().name)
        throw Problem(Code::not_found, "files.not_found");
    return access::require_standing(
        tx, viewer, object, seen->object().type, permission_to_attach(seen->object().type));
}

SeenFile require_file(ReadTx& tx, const Viewer& viewer, ObjectId id) {
    const auto parent = tx.value<ObjectId>(select_parent, bind("id", id));
    auto standing = parent ? access::find_standing(tx, viewer, *parent, {}) : std::nullopt;
    if (!standing) throw Problem(Code::not_found, "files.not_found");
    auto file = access::load<File>(tx, id);
    auto key = tx.value<Bytes>(select_key, bind("id", file.blob)).value_or(Bytes{});
    return {std::move(file), std::move(key), std::move(*standing)};
}

std::vector<File> list_files(ReadTx& tx, const Standing& parent) {
    return tx.rows<File>(select_of_parent, bind("parent", parent.object().id));
}

std::vector<FileView> view_files(ReadTx& tx, std::span<const File> files) {
    std::vector<ObjectId> authors;
    for (const auto& file : files)
        authors.push_back(file.author);
    auto labels = objects::label_people(tx, authors);
    std::vector<FileView> views;
    for (std::size_t i = 0; i < files.size(); ++i)
        views.push_back({.id = files[i].id,
            .name = files[i].name,
            .media_type = files[i].media_type,
            .size = files[i].size,
            .state = files[i].state,
            .created = files[i].created,
            .author = std::move(labels[i]),
            .address = "/api/v1/files/" + files[i].id.text() + "/content",
            .picture = files[i].picture && files[i].state == FileState::clean,
            .version = files[i].number});
    return views;
}

std::vector<ObjectId> present_files(ReadTx& tx, ObjectId parent) {
    return tx.values<ObjectId>(select_present, bind("parent", parent));
}

std::vector<ObjectId> files_deleted_along(ReadTx& tx, ObjectId parent) {
    return tx.values<ObjectId>(select_along, bind("parent", parent));
}

void follow_parent(WriteTx& tx, ObjectId parent) {
    tx.run(follow, bind("parent", parent));
}

std::string title_of(std::string_view file_name) {
    std::size_t characters = 0;
    std::size_t end = 0;
    for (; end < file_name.size(); ++end)
        if ((static_cast<unsigned char>(file_name[end]) & 0xc0U) != 0x80 && ++characters > 200) break;
    return std::string{file_name.substr(0, end)};
}

SearchText search_text(ReadTx&, const ObjectRow& file) {
    return {.title = file.title, .body = {}, .language = file.language, .tags = {}};
}

} // namespace folkmoot::files
