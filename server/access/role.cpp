#include "access/role.hpp"

#include "access/name.hpp"
#include "access/right.hpp"
#include "access/rights_version.hpp"

#include <set>

namespace folkmoot::access {

namespace {

struct StockRole {
    const char* key;
    const char* name;
};
constexpr std::array stock_roles{StockRole{"owner", "Owner"}, StockRole{"facilitator", "Facilitator"},
    StockRole{"member", "Member"}, StockRole{"contributor", "Contributor"}, StockRole{"reader", "Reader"},
    StockRole{"site_administrator", "Site administrator"},
    StockRole{"area_administrator", "Area administrator"}, StockRole{"service_desk", "Service desk"},
    StockRole{"space_maker", "Opens spaces"}};

struct RoleLine {
    ObjectId id;
    std::string key;
    std::string name;
    bool stock = false;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&RoleLine::id>("id", "The role"), field<&RoleLine::key>("key", "Its key"),
            field<&RoleLine::name>("name", "Its name"),
            field<&RoleLine::stock>("stock", "Comes with Folkmoot"),
            field<&RoleLine::version>("version", "How often it was changed")};
    }
};
constexpr std::int64_t most_roles = 200;
constexpr Sql all_roles{
    "select id, key, name, stock, version from role order by stock desc, id limit :limit"};
constexpr Sql role_by_key{"select id, key, name, stock, version from role where key = :key"};
constexpr Sql role_by_id{"select id, key, name, stock, version from role where id = :id"};
constexpr Sql count_roles{"select count(*) from role"};
constexpr Sql insert_role{"insert into role (id, key, name, stock) values (:id, :key, :name, :stock)"};
constexpr Sql role_permissions_of{"select permission from role_permission where role = :role"};
constexpr Sql drop_permission{"delete from role_permission where role = :role and permission = :permission"};
constexpr Sql give_permission{
    "insert into role_permission (role, permission) values (:role, :permission) on conflict do nothing"};
constexpr Sql meet_permission{
    "insert into permission (name, declared) values (:name, :now) on conflict (name) do nothing"};
constexpr Sql places_given{
    "select distinct coalesce(s.space, s.id) from access_grant g join scope s on s.id = g.scope "
    "where g.role = :role and coalesce(s.space, s.id) > :after order by 1 limit :limit"};
constexpr std::int64_t places_at_once = 5'000;
constexpr Sql next_role_version{"update role set version = version + 1 where id = :id and version = :seen"};
constexpr Sql holders{"select count(*) from access_grant where role = :role"};
constexpr Sql drop_all_permissions{"delete from role_permission where role = :role"};
constexpr Sql drop_role{"delete from role where id = :role"};

constexpr std::array<std::string_view, 4> of_administration{
    "site_administrator", "area_administrator", "service_desk", "space_maker"};
constexpr std::array<std::string_view, 8> permissions_to_administer{"core.appoint", "core.create_space",
    "core.manage_areas", "core.manage_people", "core.manage_roles", "core.manage_site", "core.unlock_people",
    "core.view_audit"};

[[noreturn]] void refuse_permission(const char* key, const std::string& permission) {
    throw Problem(Code::bad_input, key).with_field({"permissions", key, {{"permission", permission}}});
}

Role filled(ReadTx& tx, RoleLine line) {
    Role role{.id = line.id,
        .key = std::move(line.key),
        .name = std::move(line.name),
        .stock = line.stock,
        .version = line.version,
        .permissions = tx.values<std::string>(role_permissions_of, bind("role", line.id))};
    std::ranges::sort(role.permissions);
    return role;
}

/// Everywhere the role is given, rights have changed; nowhere else.
void role_changed(WriteTx& tx, ObjectId role) {
    for (ObjectId after;;) {
        auto places = tx.values<ObjectId>(
            places_given, bind("role", role), bind("after", after), bind("limit", places_at_once));
        for (auto place : places)
            rights_changed(tx, place);
        if (std::ssize(places) < places_at_once) return;
        after = places.back();
    }
}

ObjectId settled_role(WriteTx& tx, const StockRole& stock) {
    if (auto known = tx.row<RoleLine>(role_by_key, bind("key", stock.key))) return known->id;
    auto id = tx.new_id();
    tx.run(
        insert_role, bind("id", id), bind("key", stock.key), bind("name", stock.name), bind("stock", true));
    return id;
}

} // namespace

void settle_roles(WriteTx& tx) {
    std::map<std::string, ObjectId, std::less<>> ids;
    for (const auto& stock : stock_roles)
        ids.emplace(stock.key, settled_role(tx, stock));
    std::set<ObjectId> touched;
    for (const auto& permission : tx.kept<Permissions>().all()) {
        if (tx.run(meet_permission, bind("name", permission.name), bind("now", tx.now())) == 0) continue;
        for (const auto& key : permission.roles) {
            auto role = ids.find(key);
            if (role == ids.end())
                throw Problem(Code::internal, "access.stock_role_unknown").with("role", key);
            tx.run(give_permission, bind("role", role->second), bind("permission", permission.name));
            touched.insert(role->second);
        }
    }
    for (auto role : touched)
        role_changed(tx, role);
}

std::vector<Role> list_roles(ReadTx& tx) {
    std::vector<Role> roles;
    for (auto& line : tx.rows<RoleLine>(all_roles, bind("limit", most_roles)))
        roles.push_back(filled(tx, std::move(line)));
    return roles;
}

std::optional<Role> find_role(ReadTx& tx, std::string_view key) {
    auto line = tx.row<RoleLine>(role_by_key, bind("key", key));
    if (!line) return std::nullopt;
    return filled(tx, std::move(*line));
}

Role require_role(ReadTx& tx, std::string_view key) {
    auto role = find_role(tx, key);
    if (!role)
        throw Problem(Code::bad_input, "access.role_unknown").with_field({"role", "access.role_unknown", {}});
    return std::move(*role);
}

ObjectId create_role(WriteTx& tx, const Viewer& actor, const std::string& key, const std::string& name) {
    require_right(tx, actor, site, "core.manage_roles");
    check_slug(key);
    check_name(name, {.longest = 60});
    if (find_role(tx, key)) throw Problem(Code::conflict, "access.role_taken");
    if (*tx.value<std::int64_t>(count_roles) >= most_roles)
        throw Problem(Code::conflict, "access.too_many_roles");
    auto id = tx.new_id();
    tx.run(insert_role, bind("id", id), bind("key", key), bind("name", name), bind("stock", false));
    return id;
}

void set_permissions(
    WriteTx& tx, const Viewer& actor, ObjectId role, const std::vector<std::string>& permissions) {
    require_right(tx, actor, site, "core.manage_roles");
    auto line = tx.row<RoleLine>(role_by_id, bind("id", role));
    if (!line) throw Problem(Code::not_found, "access.not_found");
    const auto& known = tx.kept<Permissions>();
    for (const auto& permission : permissions)
        if (!known.find(permission))
            refuse_permission("access.permission_unknown", permission);
        else if (reach_of_permission(permission) != reach_of_role(line->key))
            refuse_permission("access.permission_elsewhere", permission);
    bool governs = std::ranges::find(permissions, "core.manage_roles") != permissions.end();
    if (line->key == "site_administrator" && !governs) throw Problem(Code::conflict, "access.would_lock_out");
    // What belongs to a module that is not loaded now stays for its return.
    for (const auto& held : tx.values<std::string>(role_permissions_of, bind("role", role)))
        if (known.find(held)) tx.run(drop_permission, bind("role", role), bind("permission", held));
    for (const auto& permission : permissions)
        tx.run(give_permission, bind("role", role), bind("permission", permission));
    role_changed(tx, role);
}

RoleReach reach_of_role(std::string_view key) {
    return std::ranges::find(of_administration, key) != of_administration.end() ? RoleReach::administration
                                                                                : RoleReach::spaces;
}

RoleReach reach_of_permission(std::string_view permission) {
    return std::ranges::find(permissions_to_administer, permission) != permissions_to_administer.end()
        ? RoleReach::administration
        : RoleReach::spaces;
}

void take_turn(WriteTx& tx, ObjectId role, std::int64_t seen) {
    if (tx.run(next_role_version, bind("id", role), bind("seen", seen)) == 0)
        throw Problem(Code::stale, "administration.changed_meanwhile");
}

void remove_role(WriteTx& tx, const Viewer& actor, ObjectId role) {
    require_right(tx, actor, site, "core.manage_roles");
    const auto line = tx.row<RoleLine>(role_by_id, bind("id", role));
    if (!line) throw Problem(Code::not_found, "access.not_found");
    if (line->stock) throw Problem(Code::conflict, "access.stock_role_stays");
    if (count_holders(tx, role) > 0) throw Problem(Code::conflict, "access.role_given");
    tx.run(drop_all_permissions, bind("role", role));
    tx.run(drop_role, bind("role", role));
}

std::int64_t count_holders(ReadTx& tx, ObjectId role) {
    return *tx.value<std::int64_t>(holders, bind("role", role));
}

} // namespace folkmoot::access
