#include "access/area.hpp"

#include "access/name.hpp"
#include "access/right.hpp"
#include "access/scope.hpp"

namespace folkmoot::access {

namespace {

constexpr std::int64_t most_areas = 1'000;
constexpr Sql count_areas{"select count(*) from area"};
constexpr Sql insert_area{
    "insert into area (id, parent, name, position, created) values (:id, :parent, :name, "
    "(select count(*) from area where coalesce(parent, 0) = :under), :created)"};
constexpr Sql set_area_name{"update area set name = :name, version = version + 1 where id = :id"};
constexpr Sql all_areas{"select id, parent, name, position from area order by position, id limit :limit"};

} // namespace

ObjectId create_area(
    WriteTx& tx, const Viewer& actor, std::optional<ObjectId> parent, const std::string& name) {
    require_right(tx, actor, parent.value_or(site), "core.manage_areas");
    check_name(name, {.longest = 120});
    if (*tx.value<std::int64_t>(count_areas) >= most_areas)
        throw Problem(Code::conflict, "access.too_many_areas");
    auto id = tx.new_id();
    tx.run(insert_area, bind("id", id), bind("parent", parent), bind("under", parent.value_or(ObjectId{})),
        bind("name", name), bind("created", tx.now()));
    make_scope(tx, {.id = id, .kind = ScopeKind::area, .parent = parent.value_or(site), .space = {}});
    return id;
}

void rename_area(WriteTx& tx, const Viewer& actor, ObjectId area, const std::string& name) {
    require_right(tx, actor, area, "core.manage_areas");
    check_name(name, {.longest = 120});
    if (tx.run(set_area_name, bind("id", area), bind("name", name)) == 0)
        throw Problem(Code::not_found, "access.not_found");
}

std::vector<Area> list_areas(ReadTx& tx) {
    return tx.rows<Area>(all_areas, bind("limit", most_areas));
}

} // namespace folkmoot::access
