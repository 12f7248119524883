#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// One tree above the spaces: department, directorate, programme.
struct Area {
    ObjectId id;
    std::optional<ObjectId> parent; ///< none: directly under the site
    std::string name;
    std::int64_t position = 0;
    static constexpr auto fields() {
        return std::array{field<&Area::id>("id", "The area"),
            field<&Area::parent>("parent", "The area above"), field<&Area::name>("name", "Its name"),
            field<&Area::position>("position", "Its place among those of one parent")};
    }
};

/// Asks for core.manage_areas at the parent, or at the site. The new one stands last.
ObjectId create_area(
    WriteTx& tx, const Viewer& actor, std::optional<ObjectId> parent, const std::string& name);
/// Asks for core.manage_areas there.
void rename_area(WriteTx& tx, const Viewer& actor, ObjectId area, const std::string& name);
/// All areas, parents in no special order; at most 1,000.
std::vector<Area> list_areas(ReadTx& tx);

} // namespace folkmoot::access
