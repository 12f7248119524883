#pragma once
#include "folkmoot/access.hpp"
#include "folkmoot/files.hpp"
#include "folkmoot/search.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::files {

struct FileAttached {
    static constexpr std::string_view name{"core.file_attached"};
    ObjectId parent;
    static constexpr auto fields() {
        return std::array{field<&FileAttached::parent>("parent", "What the file belongs to")};
    }
};
struct FileRenewed {
    static constexpr std::string_view name{"core.file_renewed"};
    ObjectId parent;
    static constexpr auto fields() {
        return std::array{field<&FileRenewed::parent>("parent", "What the file belongs to")};
    }
};

/// The object, which the viewer may add files to. Throws Code::not_found and Code::forbidden.
Standing require_parent(ReadTx& tx, const Viewer& viewer, ObjectId object);

/// A file that the viewer sees, because they see what it belongs to: its own place in the object table only
/// follows that. Throws Code::not_found.
struct SeenFile {
    File file;
    Bytes key; ///< of its content, sealed
    Standing parent;
};
SeenFile require_file(ReadTx& tx, const Viewer& viewer, ObjectId file);

/// An object's title may have 200 characters, a file's name 255 octets.
std::string title_of(std::string_view file_name);

/// Files are found by their names.
SearchText search_text(ReadTx& tx, const ObjectRow& file);

} // namespace folkmoot::files
