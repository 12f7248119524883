#pragma once
// Files that belong to an object: seen by who sees it, deleted and restored with it.
#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"

namespace folkmoot {

enum class FileState {
    scanning, ///< not served until the virus scanner has looked at it
    clean,
    blocked ///< the scanner found something; never served
};

/// A file in its latest version.
struct File {
    ObjectId id;
    ObjectId parent; ///< the object it belongs to
    std::int64_t number = 0; ///< of the version, from 1
    std::string blob; ///< the content's name inside its space
    std::string name;
    std::string media_type; ///< found in the content, never taken from the name
    std::int64_t size = 0; ///< octets
    bool picture = false; ///< PNG, JPEG, GIF or WebP: may be shown inside a page
    FileState state = FileState::scanning;
    ObjectId author; ///< of this version
    Time created;
    static constexpr auto fields();
    static constexpr ObjectType object_type();
};

/// A file as the API shows it.
struct FileView {
    ObjectId id;
    std::string name;
    std::string media_type;
    std::int64_t size = 0;
    FileState state = FileState::scanning;
    Time created;
    PersonLabel author;
    std::string address;
    bool picture = false;
    std::int64_t version = 1;
    static constexpr auto fields();
};

namespace files {
/// The present files of an object, the oldest first; at most 500.
std::vector<File> list_files(ReadTx& tx, const Standing& parent);
/// The same as the API shows them, in the same order.
std::vector<FileView> view_files(ReadTx& tx, std::span<const File> files);
/// The files that go to the recycle bin with the object, and those that went with it and come back with it.
std::vector<ObjectId> present_files(ReadTx& tx, ObjectId parent);
std::vector<ObjectId> files_deleted_along(ReadTx& tx, ObjectId parent);
/// Gives the object's present files the object's own scope and visibility; called by whatever changes them.
/// Who may read a file is always asked of its parent: this is for lists and search.
void follow_parent(WriteTx& tx, ObjectId parent);
} // namespace files

/// The present files of an object that the viewer sees, the oldest first; at most 500.
template <class T, class A> std::vector<File> list_files(ReadTx& tx, const Granted<T, A>& parent) {
    return files::list_files(tx, parent.standing());
}

} // namespace folkmoot

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::FileState>{
    std::string_view{"scanning"}, std::string_view{"clean"}, std::string_view{"blocked"}};

namespace folkmoot {
constexpr auto File::fields() {
    return std::array{field<&File::id>("id", "The file"),
        field<&File::parent>("parent", "What it belongs to"),
        field<&File::number>("number", "Number of its latest version"),
        field<&File::blob>("blob", "Name of its content"),
        field<&File::name>("name", "Its name", length(1, 255)),
        field<&File::media_type>("media_type", "Its kind, found in the content"),
        field<&File::size>("size", "Octets"), field<&File::picture>("picture", "May be shown inside a page"),
        field<&File::state>("state", "What the virus scanner says"),
        field<&File::author>("author", "Who uploaded this version"),
        field<&File::created>("created", "When")};
}
constexpr ObjectType File::object_type() {
    return {.name = "core.file",
        .select = "select file.id, file.parent, v.number, v.blob, v.name, blob.media_type, blob.size, "
                  "blob.picture, "
                  "blob.state, v.author, v.created from file join file_version v on v.object = file.id and "
                  "v.number = file.latest join blob on blob.id = v.blob where file.id = :id"};
}
constexpr auto FileView::fields() {
    return std::array{field<&FileView::id>("id", "The file"),
        field<&FileView::name>("name", "Its name", length(1, 255)),
        field<&FileView::media_type>("media_type", "Its kind, found in the content"),
        field<&FileView::size>("size", "Octets"),
        field<&FileView::state>("state", "What the virus scanner says"),
        field<&FileView::created>("created", "When this version was uploaded"),
        field<&FileView::author>("author", "By whom"),
        field<&FileView::address>("address", "Where its content is"),
        field<&FileView::picture>("picture", "May be shown inside a page"),
        field<&FileView::version>("version", "Number of the version, from 1")};
}
} // namespace folkmoot
