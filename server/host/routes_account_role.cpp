#include "access/grant.hpp"
#include "access/held_role.hpp"
#include "access/words.hpp"
#include "host/account_address.hpp"
#include "host/core_routes.hpp"
#include "identity/account.hpp"

namespace folkmoot::host {
namespace {

struct GiveRole {
    ObjectId person;
    std::string role;
    std::optional<ObjectId> place;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&GiveRole::person>("person", "To whom"),
            field<&GiveRole::role>("role", "Key of the role", length(1, 60)),
            field<&GiveRole::place>("place", "An area or a space; left out: the site"),
            field<&GiveRole::until>("until", "Until when; left out: until taken away")};
    }
};

Done give_role(WriteContext& context, const GiveRole& in) {
    identity::require_account(context.tx, in.person);
    const ObjectId place = in.place.value_or(access::site);
    access::grant(context.tx, context.viewer,
        {.subject = in.person, .role = in.role, .scope = place, .ends = in.until});
    context.tx.audit(AuditLine{"core.role_given"}.in(place).about(in.person).with(in.role));
    return {};
}

struct HeldRoleAddress {
    ObjectId person;
    ObjectId grant;
    static constexpr auto fields() {
        return std::array{field<&HeldRoleAddress::person>("person", "Whose role"),
            field<&HeldRoleAddress::grant>("grant", "The grant")};
    }
};

Done take_role(WriteContext& context, const HeldRoleAddress& in) {
    const auto held = access::list_held_roles(context.tx, in.person);
    const auto role = std::ranges::find(held, in.grant, &access::HeldRole::grant);
    if (role == held.end() || role->by != access::SubjectKind::person)
        throw Problem(Code::not_found, "access.not_found");
    access::revoke(context.tx, context.viewer, in.grant);
    context.tx.audit(AuditLine{"core.role_taken"}.in(role->place).about(in.person).with(role->role));
    return {};
}

} // namespace

void add_account_role_routes(Registry& r) {
    r.post("/administration/people/{person}/roles", Access::site<Appoint>(), give_role,
        "Give somebody a role on the site, in an area or in a space");
    r.del("/administration/people/{person}/roles/{grant}", Access::site<Appoint>(), take_role,
        "Take a role away that somebody has in their own name");
}

} // namespace folkmoot::host
