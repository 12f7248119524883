#include "access/area_line.hpp"

#include "access/right.hpp"

namespace folkmoot::access {
namespace {

#define LINE                                                                                                 \
    "select a.id, a.parent, a.name, (select count(*) from space s where s.area = a.id), a.version from "     \
    "area a "
constexpr Sql areas_in_order{LINE "order by a.position, a.id limit 1000"};
constexpr Sql one_area{LINE "where a.id = :id"};
#undef LINE
constexpr Sql area_administrators{
    "select g.id, p.id, p.name, g.ends from access_grant g join role r on r.id = g.role "
    "join person p on p.id = g.subject where g.scope = :area and g.subject_kind = 'person' "
    "and r.key = 'area_administrator' and (g.ends is null or g.ends > :now) order by p.name, g.id limit 200"};

} // namespace

std::vector<AreaLine> list_managed_areas(ReadTx& tx, const Viewer& viewer) {
    auto all = tx.rows<AreaLine>(areas_in_order);
    std::erase_if(all,
        [&](const AreaLine& area) { return !holds(*rights_at(tx, viewer, area.id), "core.manage_areas"); });
    return all;
}

AreaLine require_managed_area(ReadTx& tx, const Viewer& viewer, ObjectId area) {
    require_right(tx, viewer, area, "core.manage_areas");
    if (auto line = tx.row<AreaLine>(one_area, bind("id", area))) return std::move(*line);
    throw Problem(Code::not_found, "access.not_found");
}

std::vector<AreaAdministrator> list_area_administrators(ReadTx& tx, ObjectId area) {
    return tx.rows<AreaAdministrator>(area_administrators, bind("area", area), bind("now", tx.now()));
}

} // namespace folkmoot::access
