#pragma once
#include "files/file.hpp"

namespace folkmoot::files {

inline constexpr std::int64_t most_versions = 1'000; ///< of one file

struct FileRenamed {
    static constexpr std::string_view name{"core.file_renamed"};
    ObjectId parent;
    static constexpr auto fields() {
        return std::array{field<&FileRenamed::parent>("parent", "What the file belongs to")};
    }
};

/// One state of a file, as its list of versions shows it.
struct FileVersionView {
    std::int64_t number = 0;
    std::string name;
    std::string media_type;
    std::int64_t size = 0;
    FileState state = FileState::scanning;
    Time created;
    PersonLabel author;
    std::string address;
    static constexpr auto fields() {
        return std::array{field<&FileVersionView::number>("number", "Counts from 1 within the file"),
            field<&FileVersionView::name>("name", "Its name then"),
            field<&FileVersionView::media_type>("media_type", "Its kind, found in the content"),
            field<&FileVersionView::size>("size", "Octets"),
            field<&FileVersionView::state>("state", "What the virus scanner says"),
            field<&FileVersionView::created>("created", "When it was uploaded"),
            field<&FileVersionView::author>("author", "By whom"),
            field<&FileVersionView::address>("address", "Where its content is")};
    }
};

/// The newest first, 100 a page. `before` is the number that the page before ended with; nothing: the newest.
Paged<FileVersionView> list_versions(ReadTx& tx, const SeenFile& file, std::optional<std::int64_t> before);

/// A file as it was in that version. Throws Code::not_found "files.no_version".
SeenFile require_version(ReadTx& tx, const Viewer& viewer, ObjectId file, std::int64_t number);

/// A file that the viewer may change, because they may change what it belongs to. Throws Code::not_found and
/// Code::forbidden.
SeenFile require_changeable(ReadTx& tx, const Viewer& viewer, ObjectId file);

/// Gives the latest version another name, which is made harmless first (`clean_file_name`).
void rename(WriteTx& tx, const SeenFile& file, std::string_view name);
/// Makes that version's content and name the file's next version, and gives its number. Throws
/// Code::not_found "files.no_version", Code::conflict "files.blocked" and, beyond most_versions,
/// "files.too_many_versions".
std::int64_t restore_version(WriteTx& tx, const SeenFile& file, std::int64_t number);

/// Makes room for one more version of the file: Code::conflict "files.too_many_versions".
void require_room_for_version(ReadTx& tx, ObjectId file);

} // namespace folkmoot::files
