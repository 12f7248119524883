#include "access/permissions.hpp"
#include "access/role.hpp"
#include "folkmoot/access.hpp"
#include "host/account_address.hpp"
#include "host/core_routes.hpp"
#include "host/free_slug.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace folkmoot::host {
namespace {

using ManageRoles = Action<"core.manage_roles">;

struct RoleLine : access::Role {
    access::RoleReach reach = access::RoleReach::spaces;
    std::int64_t holders = 0;
    static constexpr auto fields() {
        return fields_after<access::Role>(
            std::array{field<&RoleLine::reach>("reach", "Whether it is given to administrators or in spaces"),
                field<&RoleLine::holders>(
                    "holders", "To how many people, groups and organisations it is given")});
    }
};

struct PermissionLine {
    std::string name;
    std::string doc;
    PermissionKind kind = PermissionKind::change;
    access::RoleReach reach = access::RoleReach::spaces;
    static constexpr auto fields() {
        return std::array{field<&PermissionLine::name>("name", "Its name in the API"),
            field<&PermissionLine::doc>(
                "doc", "What it lets people do, in the reader's language where its maker says it"),
            field<&PermissionLine::kind>("kind", "What sort of thing that is"),
            field<&PermissionLine::reach>("reach", "Which roles can hold it")};
    }
};

/// `wiki.edit` is said by `wiki.permission_edit`, and otherwise as it was registered.
std::string in_words(ReadContext& context, const access::Permission& permission) {
    std::string key = permission.name;
    key.insert(key.find('.') + 1, "permission_");
    const auto text = context.services.message(key, context.request.language);
    return text == key ? permission.doc : text;
}

struct RoleTable {
    std::vector<RoleLine> roles;
    std::vector<PermissionLine> permissions;
    static constexpr auto fields() {
        return std::array{field<&RoleTable::roles>("roles", "All roles, those that come with Folkmoot first"),
            field<&RoleTable::permissions>("permissions", "All that a role can hold, by name")};
    }
};

RoleTable show_roles(ReadContext& context, const Nothing&) {
    RoleTable table;
    for (auto& role : access::list_roles(context.tx)) {
        RoleLine line;
        static_cast<access::Role&>(line) = std::move(role);
        line.reach = access::reach_of_role(line.key);
        line.holders = access::count_holders(context.tx, line.id);
        table.roles.push_back(std::move(line));
    }
    for (const auto& permission : context.tx.kept<access::Permissions>().all())
        table.permissions.push_back({.name = permission.name,
            .doc = in_words(context, permission),
            .kind = permission.kind,
            .reach = access::reach_of_permission(permission.name)});
    return table;
}

struct AddRole {
    std::string name;
    std::optional<ObjectId> like;
    static constexpr auto fields() {
        return std::array{field<&AddRole::name>("name", "Its name", length(1, 60)),
            field<&AddRole::like>("like", "A role of spaces that it begins as; left out: it may do nothing")};
    }
};

access::Role require_role(ReadTx& tx, ObjectId id) {
    for (auto& role : access::list_roles(tx))
        if (role.id == id) return std::move(role);
    throw Problem(Code::not_found, "access.not_found");
}

Saved add_role(WriteContext& context, const AddRole& in) {
    WriteTx& tx = context.tx;
    const auto key = free_slug(
        in.name, "role", [&](const std::string& one) { return access::find_role(tx, one).has_value(); });
    const auto id = access::create_role(tx, context.viewer, key, in.name);
    if (in.like) access::set_permissions(tx, context.viewer, id, require_role(tx, *in.like).permissions);
    tx.audit(AuditLine{"core.role_added"}.about(id));
    return {.id = id, .revision = 1};
}

struct ChangeRole {
    ObjectId role;
    std::vector<std::string> permissions;
    static constexpr auto fields() {
        return std::array{field<&ChangeRole::role>("role", "The role"),
            field<&ChangeRole::permissions>("permissions", "All that it may do from now on", at_most(500))};
    }
};

std::string difference(const std::vector<std::string>& before, std::vector<std::string> after) {
    std::ranges::sort(after);
    std::vector<std::string> changes;
    for (const auto& permission : after)
        if (!std::ranges::binary_search(before, permission)) changes.push_back("+" + permission);
    for (const auto& permission : before)
        if (!std::ranges::binary_search(after, permission)) changes.push_back("-" + permission);
    return fmt::format("{}", fmt::join(changes, " "));
}

Saved change_role(WriteContext& context, const ChangeRole& in) {
    WriteTx& tx = context.tx;
    const auto before = require_role(tx, in.role);
    require_version(context.request, before.version);
    access::take_turn(tx, in.role, before.version);
    access::set_permissions(tx, context.viewer, in.role, in.permissions);
    tx.audit(AuditLine{"core.role_changed"}.about(in.role).because(
        difference(before.permissions, in.permissions)));
    return {.id = in.role, .revision = before.version + 1};
}

struct RoleAddress {
    ObjectId role;
    static constexpr auto fields() { return std::array{field<&RoleAddress::role>("role", "The role")}; }
};

Done remove_role(WriteContext& context, const RoleAddress& in) {
    const auto before = require_role(context.tx, in.role);
    access::remove_role(context.tx, context.viewer, in.role);
    context.tx.audit(AuditLine{"core.role_removed"}.about(in.role).because(before.name));
    return {};
}

} // namespace

void add_role_routes(Registry& r) {
    r.get(
        "/administration/roles", Access::site<ManageRoles>(), show_roles, "The roles, and what each may do");
    r.post("/administration/roles", Access::site<ManageRoles>(), add_role, "Add a role for spaces");
    r.put("/administration/roles/{role}", Access::site<ManageRoles>(), change_role,
        "Say what a role may do from now on, wherever it is given");
    r.del("/administration/roles/{role}", Access::site<ManageRoles>(), remove_role,
        "Remove a role that nobody has");
}

} // namespace folkmoot::host
