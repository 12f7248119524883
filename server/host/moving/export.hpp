#pragma once
#include "host/house.hpp"
#include "host/moving/parcel.hpp"

#include <functional>
#include <map>

namespace folkmoot::host::moving {

struct Exporting {
    std::filesystem::path folder; ///< made; nothing may be in it
    std::string space; ///< its name in addresses; empty: the whole site
    std::string under; ///< of the space only this object, by its id, and what lies under it
    std::string reason;
};

struct Exported {
    std::int64_t objects = 0;
    std::uint64_t files = 0; ///< in the folder
    std::vector<std::string> left_out; ///< sentences
    std::string manifest; ///< SHA-256 of the manifest, which is in the audit log, too
};

/// Told how many objects are written.
using Written = std::function<void(std::int64_t objects)>;

/// Writes a space or the whole site into a folder, for people to read and for `take_in`. Lines of the audit
/// log say that it begins and what it became. What lies in a recycle bin stays behind, and so does what is
/// written and not published. Throws std::runtime_error for a space or object that is not there, a folder
/// that cannot be written, and where a marking asks for a reason that is not given.
Exported write_export(House& house, const Exporting& exporting, const Written& written);

} // namespace folkmoot::host::moving
