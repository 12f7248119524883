#include "access/right.hpp"

#include "access/decision.hpp"
#include "access/resting.hpp"
#include "access/rights_memory.hpp"

namespace folkmoot::access {

namespace {

struct SpaceOfScope {
    std::optional<ObjectId> space;
    static constexpr auto fields() {
        return std::array{field<&SpaceOfScope::space>("space", "The space it is in")};
    }
};
constexpr Sql space_of_scope{"select space from scope where id = :scope"};
constexpr Sql inherited_roles{
    "select r.role, r.permission from scope_path p join access_grant g on g.scope = p.ancestor "
    "join role_permission r on r.role = g.role where p.scope = :scope order by r.role"};

constexpr Sql areas_given{
    "select distinct g.scope from access_grant g "
    "join role_permission r on r.role = g.role and r.permission = :permission "
    "join scope s on s.id = g.scope and s.kind = 'area' where g.space = 0 and ("
    "(g.subject_kind = 'person' and g.subject = :person) or (g.subject_kind = 'group' and g.subject in "
    "(select group_id from group_member where person = :person)) or (g.subject_kind = 'organisation' and "
    "g.subject in (select organisation from affiliation where person = :person))) order by g.scope limit "
    "200"};

SpaceMap map_above_spaces(ReadTx& tx, ObjectId scope) {
    SpaceMap map;
    map.id = scope;
    map.markings.push_back({.key = {}, .guests = true, .guests_with_second_factor = true, .anyone = false});
    for (auto id : tx.values<ObjectId>(
             Sql{"select ancestor from scope_path where scope = :scope order by distance desc"},
             bind("scope", scope))) {
        std::size_t place = map.scopes.size();
        map.scopes.push_back(
            {.id = id, .parent = place == 0 ? SpaceMap::no_parent : place - 1, .component = {}});
        map.place_of.emplace(id, place);
    }
    for (auto& line : tx.rows<RolePermission>(inherited_roles, bind("scope", scope)))
        map.roles[line.role].push_back(std::move(line.permission));
    return map;
}

/// Of the site or an area. Every client asks when it starts, and working it out takes seven statements.
PermissionSet above_spaces(ReadTx& tx, const Viewer& viewer, ObjectId scope) {
    const auto& permissions = tx.kept<Permissions>();
    if (viewer.is_system()) return permissions.names();
    auto& answers = tx.kept<RightsMemory>().above_spaces;
    const auto key = rights_key(viewer, scope);
    auto rights = known_by_mark(tx, answers, key);
    if (!rights) {
        const auto facts = load_facts(tx, viewer.person(), viewer.second_factor(), ObjectId{});
        rights = decide(map_above_spaces(tx, scope), facts, permissions);
        if (tx.mark()) answers.put(key, {.stamp = {}, .rights = rights, .mark = tx.mark()});
    }
    return rights->shared_at(scope);
}

} // namespace

PermissionSet rights_at(ReadTx& tx, const Viewer& viewer, ObjectId scope) {
    if (scope == site) return above_spaces(tx, viewer, scope);
    auto line = tx.row<SpaceOfScope>(space_of_scope, bind("scope", scope));
    if (!line) return std::make_shared<const std::vector<std::string>>();
    if (!line->space) return above_spaces(tx, viewer, scope);
    auto rights = rights_in(tx, viewer, *line->space);
    return rights ? rights->shared_at(scope) : std::make_shared<const std::vector<std::string>>();
}

bool holds_in_some_area(ReadTx& tx, const Viewer& viewer, std::string_view permission) {
    // Time and capacity count, too: the decision has the last word.
    const auto areas =
        tx.values<ObjectId>(areas_given, bind("permission", permission), bind("person", viewer.person()));
    return std::ranges::any_of(
        areas, [&](ObjectId area) { return holds(*above_spaces(tx, viewer, area), permission); });
}

void require_right(ReadTx& tx, const Viewer& viewer, ObjectId scope, std::string_view permission) {
    auto can = rights_at(tx, viewer, scope);
    if (holds(*can, permission)) return;
    if (can->empty()) throw Problem(Code::not_found, "access.not_found");
    const auto line = tx.row<SpaceOfScope>(space_of_scope, bind("scope", scope));
    refuse(tx, line ? line->space : std::nullopt, permission);
}

} // namespace folkmoot::access
