#include "access/restriction.hpp"

#include "access/rehoming.hpp"
#include "access/rights_memory.hpp"
#include "access/role.hpp"
#include "access/second_person.hpp"
#include "access/what_if.hpp"

namespace folkmoot::access {

namespace {

constexpr std::size_t most_below = 5'000;
constexpr std::size_t most_grants = 100;
constexpr Sql grants_there{
    "select g.subject_kind, g.subject, r.key as role, g.capacity, g.starts, g.ends from access_grant g "
    "join role r on r.id = g.role where g.scope = :scope order by g.id"};
constexpr Sql members_of_group{
    "select count(*) from group_member where group_id = :subject and person = :person"};
constexpr Sql person_of_organisation{
    "select count(*) from affiliation where organisation = :subject "
    "and person = :person and since <= :now and (until is null or until > :now)"};

struct Subject {
    ObjectId id;
    std::string name;
    static constexpr auto fields() {
        return std::array{
            field<&Subject::id>("id", "The person"), field<&Subject::name>("name", "Their name")};
    }
};
constexpr Sql one_person{"select id, name from person where id = :subject and state = 'active'"};
constexpr Sql subjects_of_group{
    "select p.id, p.name from group_member m join person p on p.id = m.person "
    "where m.group_id = :subject and p.state = 'active' order by p.id limit :limit"};
constexpr Sql subjects_of_organisation{
    "select distinct p.id, p.name from affiliation a join person p on p.id = a.person "
    "where a.organisation = :subject and p.state = 'active' order by p.id limit :limit"};

/// What stands at the object already. As many as restrictions have named: each replaces the one before.
struct GrantThere {
    SubjectKind subject_kind;
    ObjectId subject;
    std::string role;
    std::optional<ObjectId> capacity;
    Time starts;
    std::optional<Time> ends;
    static constexpr auto fields() {
        return std::array{field<&GrantThere::subject_kind>("subject_kind", "To what kind of subject"),
            field<&GrantThere::subject>("subject", "To whom"),
            field<&GrantThere::role>("role", "Key of the role"),
            field<&GrantThere::capacity>("capacity", "For which organisation"),
            field<&GrantThere::starts>("starts", "From when"),
            field<&GrantThere::ends>("ends", "Until when")};
    }
    bool is_to(const NewGrant& grant) const {
        return subject_kind == grant.subject_kind && subject == grant.subject;
    }
    bool says(const NewGrant& grant) const {
        return is_to(grant) && role == grant.role && capacity == grant.capacity && ends == grant.ends
            && grant.starts.value_or(starts) == starts;
    }
};

std::vector<GrantThere> list_grants_there(ReadTx& tx, ObjectId scope) {
    return tx.rows<GrantThere>(grants_there, bind("scope", scope));
}

bool is_said(const std::vector<GrantThere>& there, const NewGrant& grant) {
    return std::ranges::any_of(there, [&](const auto& standing) { return standing.says(grant); });
}

Standing require_allowed(ReadTx& tx, const Viewer& actor, const Restriction& restriction) {
    if (restriction.below.size() > most_below || restriction.grants.size() > most_grants)
        throw Problem(Code::bad_input, "access.restriction_too_large");
    auto standing = require_standing(tx, actor, restriction.object, "", "core.restrict");
    const auto there = list_grants_there(tx, restriction.object);
    for (const auto& grant : restriction.grants) {
        // What somebody with more rights gave there may stay, as they gave it, when the rest is changed.
        if (is_said(there, grant)) continue;
        for (const auto& name : require_role(tx, grant.role).permissions)
            if (tx.kept<Permissions>().find(name) && !standing.can(name))
                throw Problem(Code::forbidden, "access.more_than_own").with("role", grant.role);
    }
    return standing;
}

/// The rules as they would be: the path down to the object, its last scope replaced.
SpaceMap path_after(ReadTx& tx, const SpaceMap& before, const Restriction& restriction) {
    SpaceMap after = before;
    if (after.scopes.back().id != restriction.object) {
        auto scope = after.scopes.back();
        scope.parent = after.scopes.size() - 1;
        scope.id = restriction.object;
        after.place_of.emplace(scope.id, after.scopes.size());
        after.scopes.push_back(scope);
        after.visibilities.back().scope = after.scopes.size() - 1;
    }
    after.scopes.back().inherits = restriction.inheritance == Inheritance::kept;
    for (const auto& grant : restriction.grants) {
        auto role = require_role(tx, grant.role);
        after.roles[role.id] = role.permissions;
    }
    return after;
}

bool is_among(ReadTx& tx, const NewGrant& grant, ObjectId person) {
    switch (grant.subject_kind) {
    case SubjectKind::person:
        return grant.subject == person;
    case SubjectKind::anyone:
        return true;
    case SubjectKind::group:
        return *tx.value<std::int64_t>(
                   members_of_group, bind("subject", grant.subject), bind("person", person))
            > 0;
    case SubjectKind::organisation:
        return *tx.value<std::int64_t>(person_of_organisation, bind("subject", grant.subject),
                   bind("person", person), bind("now", tx.now()))
            > 0;
    }
    return false;
}

PersonFacts facts_after(ReadTx& tx, PersonFacts facts, const Restriction& restriction, ObjectId person) {
    std::erase_if(facts.grants, [&](const auto& given) { return given.scope == restriction.object; });
    for (const auto& grant : restriction.grants)
        if (facts.span.holds(grant.starts.value_or(tx.now()), grant.ends) && is_among(tx, grant, person))
            facts.grants.push_back({.grant = {},
                .scope = restriction.object,
                .role = require_role(tx, grant.role).id,
                .to_anyone = grant.subject_kind == SubjectKind::anyone});
    return facts;
}

/// Everybody who has a role there now or would have: by id, with the name.
std::map<ObjectId, std::string> people_concerned(ReadTx& tx, ObjectId scope, const Restriction& restriction) {
    auto people = people_with_role(tx, scope);
    for (const auto& grant : restriction.grants) {
        std::vector<Subject> subjects;
        if (grant.subject_kind == SubjectKind::person)
            subjects = tx.rows<Subject>(one_person, bind("subject", grant.subject));
        if (grant.subject_kind == SubjectKind::group)
            subjects = tx.rows<Subject>(
                subjects_of_group, bind("subject", grant.subject), bind("limit", most_looked_at + 1));
        if (grant.subject_kind == SubjectKind::organisation)
            subjects = tx.rows<Subject>(
                subjects_of_organisation, bind("subject", grant.subject), bind("limit", most_looked_at + 1));
        for (auto& subject : subjects)
            people.emplace(subject.id, std::move(subject.name));
    }
    return people;
}

/// Who is named as before keeps the grant itself, with who gave it, when and why.
void replace_grants(WriteTx& tx, const Viewer& actor, const Restriction& restriction) {
    const auto there = list_grants_there(tx, restriction.object);
    withdraw_others(tx, restriction.object, restriction.grants);
    for (auto grant : restriction.grants) {
        if (is_said(there, grant)) continue;
        grant.scope = restriction.object;
        // Another role, or another end, does not begin before the old one would have.
        const auto before = std::ranges::find_if(there, [&](const auto& each) { return each.is_to(grant); });
        if (before != there.end() && !grant.starts) grant.starts = std::max(before->starts, tx.now());
        put_grant(tx, actor, grant);
    }
}

} // namespace

SightChange preview(ReadTx& tx, const Viewer& viewer, const Restriction& restriction) {
    auto standing = require_allowed(tx, viewer, restriction);
    const auto& object = standing.object();
    if (restriction.inheritance == Inheritance::kept)
        Opening{tx, object, restriction.below}.require_agreement_if_inherits(tx, restriction.object);
    const auto& permissions = tx.kept<Permissions>();
    auto before = path_to(*map_of(tx, object.space), object.visibility);
    auto after = path_after(tx, before, restriction);
    return compare_sight(tx, object.space, people_concerned(tx, object.scope, restriction),
        {.before = [&](const PersonFacts& facts) { return would_see(before, facts, permissions); },
            .after =
                [&](ObjectId person, PersonFacts facts) {
                    return would_see(
                        after, facts_after(tx, std::move(facts), restriction, person), permissions);
                }});
}

void restrict(WriteTx& tx, const Viewer& actor, const Restriction& restriction) {
    auto standing = require_allowed(tx, actor, restriction);
    const Opening opening{tx, standing.object(), restriction.below};
    auto scope = standing.object().scope;
    if (scope != restriction.object) {
        make_scope(tx,
            {.id = restriction.object,
                .kind = ScopeKind::object,
                .parent = scope,
                .space = standing.object().space});
        auto all = restriction.below;
        all.push_back(restriction.object);
        rehome(tx, {.objects = all, .from = scope, .to = restriction.object});
    }
    replace_grants(tx, actor, restriction);
    set_inheritance(tx, restriction.object, restriction.inheritance);
    opening.require_agreement(tx);
    auto still = find_standing(tx, actor, restriction.object, "");
    if (!still || !still->can("core.restrict")) throw Problem(Code::conflict, "access.would_lock_out");
}

} // namespace folkmoot::access
