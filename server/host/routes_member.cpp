#include "access/grant.hpp"
#include "access/grant_event.hpp"
#include "access/role.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"

namespace folkmoot::host {
namespace {

constexpr std::int64_t members_a_page = 100;

struct RoleChoice {
    std::string key;
    std::string name;
    std::vector<std::string> permissions;
    static constexpr auto fields() {
        return std::array{field<&RoleChoice::key>("key", "Its name in the API"),
            field<&RoleChoice::name>("name", "Its name on screens"),
            field<&RoleChoice::permissions>("permissions", "What it may do")};
    }
};

struct Member {
    ObjectId grant;
    access::SubjectKind kind = access::SubjectKind::person;
    PersonLabel person;
    std::string role;
    std::string role_name;
    Time since;
    std::optional<Time> until;
    std::string why;
    static constexpr auto fields() {
        return std::array{field<&Member::grant>("grant", "The grant that makes them a member"),
            field<&Member::kind>("kind", "A person, a group, an organisation or anyone"),
            field<&Member::person>("person", "Who; for a group or organisation its id and name"),
            field<&Member::role>("role", "Key of the role"),
            field<&Member::role_name>("role_name", "Name of the role"),
            field<&Member::since>("since", "From when"), field<&Member::until>("until", "Until when"),
            field<&Member::why>("why", "The reason given")};
    }
};

struct Members {
    std::vector<Member> items;
    std::vector<RoleChoice> roles;
    std::string next;
    static constexpr auto fields() {
        return std::array{field<&Members::items>("items", "Who has a role here"),
            field<&Members::roles>("roles", "The roles that can be given"),
            field<&Members::next>("next", "For the page behind; empty at the end")};
    }
};

struct MemberList {
    ObjectId space;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&MemberList::space>("space", "The space"),
            field<&MemberList::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

/// The roles of spaces; those of the site are given elsewhere.
std::vector<RoleChoice> space_roles(ReadTx& tx) {
    std::vector<RoleChoice> choices;
    for (auto& role : access::list_roles(tx))
        if (role.key != "site_administrator" && role.key != "area_administrator" && role.key != "space_maker"
            && role.key != "service_desk")
            choices.push_back({role.key, role.name, std::move(role.permissions)});
    return choices;
}

Members show_members(ReadContext& context, const MemberList& in) {
    ReadTx& tx = context.tx;
    Members members{.roles = space_roles(tx)};
    ObjectId after;
    if (!in.after.empty()) {
        auto id = ObjectId::parse(context.services.unseal("members", context.viewer.person(), in.after));
        if (!id) throw Problem(Code::bad_input, "cursor.invalid");
        after = *id;
    }
    const auto grants = access::list_grants(tx, context.viewer, in.space, after, members_a_page);
    for (const auto& grant : grants) {
        auto role = std::ranges::find(members.roles, grant.role, &RoleChoice::key);
        Member member{.grant = grant.id,
            .kind = grant.subject_kind,
            .person = {.id = grant.subject, .name = grant.subject_name},
            .role = grant.role,
            .role_name = role == members.roles.end() ? grant.role : role->name,
            .since = grant.starts,
            .until = grant.ends,
            .why = grant.reason};
        if (grant.subject_kind == access::SubjectKind::person)
            member.person = objects::label_person(tx, grant.subject);
        members.items.push_back(std::move(member));
    }
    if (std::ssize(grants) == members_a_page)
        members.next = context.services.seal("members", context.viewer.person(), grants.back().id.text());
    return members;
}

struct AddMember {
    ObjectId space;
    ObjectId person;
    std::string role;
    std::optional<Time> until;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&AddMember::space>("space", "The space"),
            field<&AddMember::person>("person", "Who"),
            field<&AddMember::role>("role", "Key of the role", length(1, 60)),
            field<&AddMember::until>("until", "Until when; left out: until taken away"),
            field<&AddMember::reason>("reason", "Why", length(0, 500), or_default)};
    }
};

/// The direct grants of one person in a space.
std::vector<access::GrantView> grants_of(WriteContext& context, ObjectId space, ObjectId person) {
    std::vector<access::GrantView> found;
    for (ObjectId after;;) {
        auto page = access::list_grants(context.tx, context.viewer, space, after, 200);
        for (auto& grant : page)
            if (grant.subject_kind == access::SubjectKind::person && grant.subject == person)
                found.push_back(grant);
        if (page.size() < 200) return found;
        after = page.back().id;
    }
}

/// Gives the role first and takes others away after, so that nobody is without one in between.
Done add_member(WriteContext& context, const AddMember& in) {
    const auto before = grants_of(context, in.space, in.person);
    access::NewGrant role{
        .subject = in.person, .role = in.role, .scope = in.space, .ends = in.until, .reason = in.reason};
    // Another role changes nothing about whom they act for.
    if (!before.empty()) role.capacity = before.back().capacity;
    const ObjectId given = access::grant(context.tx, context.viewer, role);
    for (const auto& grant : before)
        if (grant.id != given) access::revoke(context.tx, context.viewer, grant.id);
    context.tx.audit(
        AuditLine{"core.role_given"}.in(in.space).about(in.person).because(in.reason).with(in.role));
    return {};
}

struct MemberAddress {
    ObjectId space;
    ObjectId person;
    static constexpr auto fields() {
        return std::array{field<&MemberAddress::space>("space", "The space"),
            field<&MemberAddress::person>("person", "Who")};
    }
};

Done remove_member(WriteContext& context, const MemberAddress& in) {
    const auto grants = grants_of(context, in.space, in.person);
    if (grants.empty()) throw Problem(Code::not_found, "core.not_a_member");
    for (const auto& grant : grants)
        access::revoke(context.tx, context.viewer, grant.id);
    context.tx.audit(AuditLine{"core.role_taken"}.in(in.space).about(in.person));
    return {};
}

} // namespace

void add_member_routes(Registry& r) {
    r.get("/spaces/{space}/members", Access::to<Space, ViewPeople>("space"), show_members,
        "Who has a role here");
    r.post("/spaces/{space}/members", Access::to<Space, ManageAccess>("space"), add_member,
        "Give somebody a role here, instead of the one they have");
    r.del("/spaces/{space}/members/{person}", Access::to<Space, ManageAccess>("space"), remove_member,
        "Take somebody's role here away");
    r.event<access::GrantChanged>("A role was given, given on other terms, or taken away");
}

} // namespace folkmoot::host
