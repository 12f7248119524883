#pragma once
#include "files/storage.hpp"
#include "folkmoot/context.hpp"

#include <map>

namespace folkmoot::objects {

inline constexpr std::size_t most_copied = 200; ///< objects with one copy
inline constexpr std::size_t most_files_copied = 200;
inline constexpr std::int64_t most_octets_copied = std::int64_t{256} << 20; ///< of files, into another space

/// Whether what comes under a copied object comes, too.
enum class Below { stays, comes };

/// One of the objects that are to be copied, as its reader sees it now, and its files that are to be served.
struct Original {
    Standing object;
    std::optional<ObjectId> in; ///< the original it lies under; none: it is the first
    std::vector<File> files;
    std::int64_t files_left = 0; ///< that are being checked, or are blocked
};

/// The object and, with Below::comes, all that the viewer would find by walking down from it, each after what
/// it lies under and siblings in their order. Throws Code::conflict "objects.not_copied" for a type that is
/// not copied, Code::too_large "objects.copy_too_large" beyond the limits above.
std::vector<Original> find_originals(ReadTx& tx, const Viewer& viewer, const Standing& top, Below below);

/// Where copies come to stand: in that section, or under that object.
struct CopyPlace {
    ObjectId id;
    ObjectId space;
    std::optional<ObjectRow> object; ///< none: a section
};
/// Throws Code::not_found for a place that the viewer does not see.
CopyPlace require_place(ReadTx& tx, const Viewer& viewer, ObjectId place);

/// Whether readers get the copies of what readers have, or editors publish them.
enum class CopiesAre { published, drafts };

struct Copying {
    ObjectId into;
    std::string title; ///< of the first; empty: as the original's
    CopiesAre state = CopiesAre::published;
    /// The contents of the originals' files by their names, kept again for the space of the copies; none
    /// where it is the same space.
    std::map<std::string, files::StoredContent> contents;
};

struct Copied {
    ObjectId id; ///< of the first copy
    std::int64_t objects = 0;
    std::int64_t files = 0;
};

/// Copies them: texts without history or comments, files in their latest version, tags. Links among the
/// originals lead to the copies. Who may see them follows from where they stand. Throws what the modules
/// throw, and Code::conflict "objects.copy_changed" where a file has another content than was kept again.
Copied copy(WriteContext& context, const std::vector<Original>& originals, const Copying& copying);

} // namespace folkmoot::objects
