#include "access/explain.hpp"
#include "access/restriction.hpp"
#include "folkmoot/objects.hpp"
#include "host/access_changed.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/removal.hpp"

namespace folkmoot::host {
namespace {

struct ExplainAccess {
    ObjectId object;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ExplainAccess::object>("object", "The object"),
            field<&ExplainAccess::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

access::AccessExplanation explain(ReadContext& context, const ExplainAccess& in) {
    return access::explain(context.tx, context.viewer, in.object, in.after, 50);
}

struct PersonRole {
    ObjectId person;
    std::string role;
    std::optional<ObjectId> capacity;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&PersonRole::person>("person", "Who"),
            field<&PersonRole::role>("role", "Key of the role here", length(1, 60)),
            field<&PersonRole::capacity>("capacity", "The organisation they act for here, if one is said"),
            field<&PersonRole::until>("until", "Until when; left out: until taken away")};
    }
};

struct GroupRole {
    ObjectId group;
    std::string role;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&GroupRole::group>("group", "Which group"),
            field<&GroupRole::role>("role", "Key of the role here", length(1, 60)),
            field<&GroupRole::until>("until", "Until when; left out: until taken away")};
    }
};

struct OrganisationRole {
    ObjectId organisation;
    std::string role;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&OrganisationRole::organisation>("organisation", "Which organisation"),
            field<&OrganisationRole::role>("role", "Key of the role here", length(1, 60)),
            field<&OrganisationRole::until>("until", "Until when; left out: until taken away")};
    }
};

struct PutRestriction {
    ObjectId object;
    bool inherit = true;
    std::vector<PersonRole> people;
    std::vector<GroupRole> groups;
    std::vector<OrganisationRole> organisations;
    static constexpr auto fields() {
        return std::array{field<&PutRestriction::object>("object", "The object"),
            field<&PutRestriction::inherit>("inherit", "Whoever has a role above has it here, too"),
            field<&PutRestriction::people>("people", "People with a role here", at_most(100)),
            field<&PutRestriction::groups>("groups", "Groups with a role here", at_most(100)),
            field<&PutRestriction::organisations>(
                "organisations", "Organisations with a role here", at_most(100))};
    }
};

struct ObjectRules {
    ObjectId object;
    static constexpr auto fields() { return std::array{field<&ObjectRules::object>("object", "The object")}; }
};

access::Restriction restriction_of(ReadTx& tx, const Viewer& viewer, const PutRestriction& in) {
    const auto object = tx.require<ObjectRow, Restrict>(viewer, in.object);
    access::Restriction restriction{.object = in.object,
        .inheritance = in.inherit ? access::Inheritance::kept : access::Inheritance::broken};
    restriction.below = objects_below(tx, *object);
    const auto give = [&](access::SubjectKind kind, ObjectId subject, const auto& given) {
        restriction.grants.push_back({.subject_kind = kind,
            .subject = subject,
            .role = given.role,
            .scope = in.object,
            .ends = given.until});
    };
    for (const auto& given : in.people) {
        give(access::SubjectKind::person, given.person, given);
        restriction.grants.back().capacity = given.capacity;
    }
    for (const auto& given : in.groups)
        give(access::SubjectKind::group, given.group, given);
    for (const auto& given : in.organisations)
        give(access::SubjectKind::organisation, given.organisation, given);
    return restriction;
}

/// Who has a role at the object itself.
struct RestrictionEntry {
    access::SubjectKind kind = access::SubjectKind::person;
    PersonLabel who;
    std::string role;
    std::optional<ObjectId> capacity;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&RestrictionEntry::kind>("kind", "A person, a group or an organisation"),
            field<&RestrictionEntry::who>("who", "Who; for a group or organisation its id and name"),
            field<&RestrictionEntry::role>("role", "Key of the role here"),
            field<&RestrictionEntry::capacity>("capacity", "The organisation a person acts for here"),
            field<&RestrictionEntry::until>("until", "Until when; empty: until taken away")};
    }
};

struct RestrictionView {
    bool inherit = true;
    std::vector<RestrictionEntry> items;
    static constexpr auto fields() {
        return std::array{
            field<&RestrictionView::inherit>("inherit", "Whoever has a role above has it here, too"),
            field<&RestrictionView::items>("items", "Who has a role here")};
    }
};

RestrictionView show_restriction(ReadContext& context, const ObjectRules& in) {
    constexpr std::int64_t most_entries = 200; // twice what one restriction may name
    const auto scope = access::find_scope(context.tx, in.object);
    if (!scope) return {};
    RestrictionView view{.inherit = scope->inherits};
    for (auto& grant : access::list_grants(context.tx, context.viewer, in.object, {}, most_entries))
        view.items.push_back({.kind = grant.subject_kind,
            .who = grant.subject_kind == access::SubjectKind::person
                ? objects::label_person(context.tx, grant.subject)
                : PersonLabel{.id = grant.subject, .name = std::move(grant.subject_name)},
            .role = std::move(grant.role),
            .capacity = grant.capacity,
            .until = grant.ends});
    return view;
}

RestrictionPreview preview_restriction(ReadContext& context, const PutRestriction& in) {
    const auto restriction = restriction_of(context.tx, context.viewer, in);
    return show_change(access::preview(context.tx, context.viewer, restriction), restriction.below.size());
}

Saved put_restriction(WriteContext& context, const PutRestriction& in) {
    WriteTx& tx = context.tx;
    const auto restriction = restriction_of(tx, context.viewer, in);
    access::restrict(tx, context.viewer, restriction);
    const auto object = tx.require<ObjectRow, View>(context.viewer, in.object);
    tx.emit(*object, AccessChanged{.object = in.object});
    tx.audit(AuditLine{"core.access_changed"}
            .about(in.object)
            .in(object->space)
            .because(in.inherit ? "inherits" : "restricted"));
    return {.id = in.object, .revision = object->revision};
}

} // namespace

void add_access_routes(Registry& r) {
    r.get(
        "/objects/{object}/access", Access::to_any<ViewPeople>("object"), explain, "Who can see it, and why");
    r.get("/objects/{object}/restriction", Access::to_any<Restrict>("object"), show_restriction,
        "The rules of its own that it has");
    r.ask("/objects/{object}/restriction-preview", Access::to_any<Restrict>("object"), preview_restriction,
        "Who would begin and cease to see it");
    r.put("/objects/{object}/restriction", Access::to_any<Restrict>("object"), put_restriction,
        "Say who may do what with it and what lies below");
    r.event<AccessChanged>("Other people may see an object now");
}

} // namespace folkmoot::host
