#include "access/administrators.hpp"
#include "host/account_address.hpp"
#include "host/core_routes.hpp"
#include "host/directory_page.hpp"
#include "identity/account.hpp"
#include "identity/group.hpp"
#include "identity/organisation.hpp"

namespace folkmoot::host {
namespace {

constexpr std::int64_t groups_a_page = 50;

struct ListGroups {
    std::string after;
    static constexpr auto fields() {
        return std::array{
            field<&ListGroups::after>("after", "`next` of the page before", length(0, 2000), or_default)};
    }
};

Paged<identity::GroupLine> show_groups(ReadContext& context, const ListGroups& in) {
    return page_of(context, "group lines",
        identity::list_group_lines(
            context.tx, place_after(context, "group lines", in.after), groups_a_page + 1),
        groups_a_page);
}

struct GroupAddress {
    ObjectId group;
    static constexpr auto fields() { return std::array{field<&GroupAddress::group>("group", "The group")}; }
};

identity::GroupLine show_group(ReadContext& context, const GroupAddress& in) {
    auto group = identity::require_group(context.tx, in.group);
    context.revision = group.version;
    return group;
}

struct ListMembers {
    ObjectId group;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListMembers::group>("group", "The group"),
            field<&ListMembers::after>("after", "`next` of the page before", length(0, 2000), or_default)};
    }
};

Paged<identity::GroupMember> show_members_of_group(ReadContext& context, const ListMembers& in) {
    identity::require_group(context.tx, in.group);
    return page_of(context, "group members",
        identity::list_members_of(
            context.tx, in.group, place_after(context, "group members", in.after), groups_a_page + 1),
        groups_a_page);
}

struct AddGroup {
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&AddGroup::name>("name", "Its name", length(1, 120))};
    }
};

Saved add_group(WriteContext& context, const AddGroup& in) {
    const auto group = identity::make_group(context.tx, in.name);
    context.tx.audit(AuditLine{"identity.group_added"}.about(group));
    return {.id = group, .revision = 1};
}

struct RenameGroup {
    ObjectId group;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&RenameGroup::group>("group", "The group"),
            field<&RenameGroup::name>("name", "Its name from now on", length(1, 120))};
    }
};

Saved rename_group(WriteContext& context, const RenameGroup& in) {
    require_version(context.request, identity::require_group(context.tx, in.group).version);
    identity::rename_group(context.tx, in.group, in.name);
    context.tx.audit(AuditLine{"identity.group_renamed"}.about(in.group));
    return {.id = in.group, .revision = identity::require_group(context.tx, in.group).version};
}

struct GroupMembership {
    ObjectId group;
    ObjectId person;
    static constexpr auto fields() {
        return std::array{field<&GroupMembership::group>("group", "The group"),
            field<&GroupMembership::person>("person", "Who")};
    }
};

/// Those that a directory keeps are changed there.
void require_kept_by_hand(ReadTx& tx, ObjectId group) {
    if (identity::require_group(tx, group).source != "hand")
        throw Problem(Code::conflict, "identity.group_kept_elsewhere");
}

Done add_member_of_group(WriteContext& context, const GroupMembership& in) {
    require_kept_by_hand(context.tx, in.group);
    identity::require_account(context.tx, in.person);
    identity::add_to_group(context.tx, in.group, in.person);
    context.tx.audit(AuditLine{"identity.group_joined"}.about(in.person).with(in.group.text()));
    return {};
}

Done remove_member_of_group(WriteContext& context, const GroupMembership& in) {
    require_kept_by_hand(context.tx, in.group);
    access::keep_an_administrator(
        context.tx, [&] { identity::remove_from_group(context.tx, in.group, in.person); });
    context.tx.audit(AuditLine{"identity.group_left"}.about(in.person).with(in.group.text()));
    return {};
}

} // namespace

void add_group_routes(Registry& r) {
    r.get("/administration/groups", Access::site<ManagePeople>(), show_groups, "Groups by name");
    r.get("/administration/groups/{group}", Access::site<ManagePeople>(), show_group, "One group");
    r.get("/administration/groups/{group}/members", Access::site<ManagePeople>(), show_members_of_group,
        "Who is in a group");
    r.post("/administration/groups", Access::site<ManagePeople>(), add_group, "Make a group");
    r.put("/administration/groups/{group}", Access::site<ManagePeople>(), rename_group, "Rename a group");
    r.post("/administration/groups/{group}/members", Access::site<ManagePeople>(), add_member_of_group,
        "Put somebody into a group");
    r.del("/administration/groups/{group}/members/{person}", Access::site<ManagePeople>(),
        remove_member_of_group, "Take somebody out of a group");
}

} // namespace folkmoot::host
