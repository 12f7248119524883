#include "access/scope.hpp"

#include "access/rights_version.hpp"

namespace folkmoot::access {

namespace {

constexpr Sql scopes_in_space{"select count(*) from scope where space = :space"};
constexpr Sql depth{"select count(*) from scope_path where scope = :scope"};
constexpr Sql height{"select max(distance) from scope_path where ancestor = :scope"};
constexpr Sql insert_scope{
    "insert into scope (id, kind, parent, space, inherits) values (:id, :kind, :parent, :space, 1)"};
constexpr Sql insert_paths{"insert into scope_path (scope, ancestor, distance) "
                           "select :id, ancestor, distance + 1 from scope_path where scope = :parent"};
constexpr Sql insert_self{"insert into scope_path (scope, ancestor, distance) values (:id, :id, 0)"};

constexpr Sql is_under{"select count(*) from scope_path where scope = :parent and ancestor = :scope"};
constexpr Sql cut_paths{
    "delete from scope_path where scope in (select scope from scope_path where ancestor = :scope) "
    "and ancestor in (select ancestor from scope_path where scope = :scope and distance > 0)"};
constexpr Sql join_paths{"insert into scope_path (scope, ancestor, distance) "
                         "select below.scope, above.ancestor, below.distance + above.distance + 1 "
                         "from scope_path below, scope_path above "
                         "where below.ancestor = :scope and above.scope = :parent"};
constexpr Sql set_parent{"update scope set parent = :parent where id = :scope"};
constexpr Sql set_inherits{"update scope set inherits = :inherits where id = :scope"};
constexpr Sql scope_row{"select id, kind, parent, space, inherits from scope where id = :id"};

constexpr Sql hanging_on{
    "select (select count(*) from object where scope = :scope or id = :scope) + (select count(*) from scope "
    "where parent = :scope) + (select count(*) from object o join visibility v on v.id = o.visibility where "
    "v.scope = :scope)"};
constexpr Sql drop_grants{"delete from access_grant where scope = :scope"};
constexpr Sql drop_visibilities{"delete from visibility where scope = :scope"};
constexpr Sql drop_paths{"delete from scope_path where scope = :scope"};
constexpr Sql drop_scope{"delete from scope where id = :scope"};

void check_depth(ReadTx& tx, ObjectId parent, std::int64_t below) {
    if (*tx.value<std::int64_t>(depth, bind("scope", parent)) + below + 1 > deepest_scope)
        throw Problem(Code::conflict, "access.too_deep");
}

} // namespace

void make_scope(WriteTx& tx, const NewScope& scope) {
    check_depth(tx, scope.parent, 0);
    auto space = scope.space ? std::optional{scope.space} : std::nullopt;
    if (space && *tx.value<std::int64_t>(scopes_in_space, bind("space", space)) >= most_scopes_in_space)
        throw Problem(Code::conflict, "access.too_many_restrictions");
    tx.run(insert_scope, bind("id", scope.id), bind("kind", scope.kind), bind("parent", scope.parent),
        bind("space", space));
    tx.run(insert_paths, bind("id", scope.id), bind("parent", scope.parent));
    tx.run(insert_self, bind("id", scope.id));
    rights_changed(tx, scope.space ? scope.space : scope.id);
}

void move_scope(WriteTx& tx, ObjectId scope, ObjectId parent) {
    if (*tx.value<std::int64_t>(is_under, bind("scope", scope), bind("parent", parent)) > 0)
        throw Problem(Code::conflict, "access.scope_under_itself");
    check_depth(tx, parent, tx.value<std::int64_t>(height, bind("scope", scope)).value_or(0));
    auto space = find_scope(tx, scope).value().space;
    if (!space || find_scope(tx, parent).value().space != space)
        throw Problem(Code::conflict, "access.scope_in_another_space");
    tx.run(cut_paths, bind("scope", scope));
    tx.run(join_paths, bind("scope", scope), bind("parent", parent));
    tx.run(set_parent, bind("scope", scope), bind("parent", parent));
    rights_changed(tx, *space);
}

void set_inheritance(WriteTx& tx, ObjectId scope, Inheritance inheritance) {
    tx.run(set_inherits, bind("scope", scope), bind("inherits", inheritance == Inheritance::kept));
    rights_changed(tx, place_of(tx, scope));
}

void forget_scope(WriteTx& tx, ObjectId scope) {
    const auto known = find_scope(tx, scope);
    if (!known || known->kind != ScopeKind::object) return;
    if (*tx.value<std::int64_t>(hanging_on, bind("scope", scope)) > 0) return;
    const ObjectId place = place_of(tx, scope);
    for (const Sql& sql : {drop_grants, drop_visibilities, drop_paths, drop_scope})
        tx.run(sql, bind("scope", scope));
    rights_changed(tx, place);
}

std::optional<ScopeRow> find_scope(ReadTx& tx, ObjectId id) {
    return tx.row<ScopeRow>(scope_row, bind("id", id));
}

} // namespace folkmoot::access
