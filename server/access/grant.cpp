#include "access/grant.hpp"

#include "access/administrators.hpp"
#include "access/grant_event.hpp"
#include "access/name.hpp"
#include "access/right.hpp"
#include "access/rights_version.hpp"
#include "access/role.hpp"
#include "access/scope.hpp"
#include "access/space.hpp"

namespace folkmoot::access {

namespace {

constexpr Sql person_kind{"select kind from person where id = :subject and state = 'active'"};
constexpr Sql group_exists{"select count(*) from person_group where id = :subject"};
constexpr Sql organisation_exists{"select count(*) from organisation where id = :subject"};
/// Who is let in has nothing to ask any more.
constexpr Sql drop_request{"delete from access_request where space = :space and person = :person"};
constexpr Sql upsert_grant{
    "insert into access_grant (id, subject_kind, subject, role, scope, space, capacity, starts, ends, "
    "granted_by, "
    "granted, reason) values (:id, :subject_kind, :subject, :role, :scope, :space, :capacity, :starts, "
    ":ends, "
    ":granted_by, :granted, :reason) on conflict (subject_kind, subject, role, scope) do update set "
    "capacity = excluded.capacity, starts = excluded.starts, ends = excluded.ends, "
    "granted_by = excluded.granted_by, granted = excluded.granted, reason = excluded.reason"};
constexpr Sql known_grant{
    "select id, capacity, starts, ends, reason from access_grant where subject_kind = :subject_kind "
    "and subject = :subject and role = :role and scope = :scope"};
constexpr Sql delete_grant{"delete from access_grant where id = :id"};
constexpr Sql others_in_role{
    "select count(*) from access_grant g join role r on r.id = g.role where r.key = :role and g.scope = "
    ":scope "
    "and g.id <> :id and g.starts <= :now and (g.ends is null or g.ends > :now) and (g.subject_kind <> "
    "'person' "
    "or exists (select 1 from person p where p.id = g.subject and p.state = 'active'))"};

constexpr Sql other_lasting_owners{
    "select count(*) from access_grant g join role r on r.id = g.role where r.key = 'owner' and g.scope = "
    ":scope and not (g.subject_kind = 'person' and g.subject = :subject) and g.starts <= :now and g.ends is "
    "null and (g.subject_kind <> 'person' or exists (select 1 from person p where p.id = g.subject and "
    "p.state "
    "= 'active'))"};
constexpr Sql pass_space_on{
    "update space set owner = coalesce((select min(g.subject) from access_grant g join role r on r.id = "
    "g.role "
    "join person p on p.id = g.subject where g.scope = :space and r.key = 'owner' and g.subject_kind = "
    "'person' and p.state = 'active' and g.starts <= :now and (g.ends is null or g.ends > :now)), owner) "
    "where "
    "id = :space and owner = :person"};

#define GRANT_COLUMNS                                                                                        \
    "select g.id, g.subject_kind, g.subject, coalesce(p.name, m.name, o.name, '') as subject_name, r.key, "  \
    "g.scope, "                                                                                              \
    "g.capacity, g.starts, g.ends, g.granted_by, g.reason from access_grant g join role r on r.id = g.role " \
    "left join person p on g.subject_kind = 'person' and p.id = g.subject "                                  \
    "left join person_group m on g.subject_kind = 'group' and m.id = g.subject "                             \
    "left join organisation o on g.subject_kind = 'organisation' and o.id = g.subject "
constexpr Sql grant_row{GRANT_COLUMNS "where g.id = :id"};
constexpr Sql grants_at{GRANT_COLUMNS "where g.scope = :scope and g.id > :after order by g.id limit :limit"};
#undef GRANT_COLUMNS

constexpr std::int64_t grants_a_page = 200;

/// What stands already for the same subject, role and place.
struct KnownGrant {
    ObjectId id;
    std::optional<ObjectId> capacity;
    Time starts;
    std::optional<Time> ends;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&KnownGrant::id>("id", "The grant"),
            field<&KnownGrant::capacity>("capacity", "The organisation the person acts for"),
            field<&KnownGrant::starts>("starts", "From when"), field<&KnownGrant::ends>("ends", "Until when"),
            field<&KnownGrant::reason>("reason", "Why")};
    }
    bool is_on_the_terms_of(const NewGrant& grant, Time now) const {
        return capacity == grant.capacity && ends == grant.ends && reason == grant.reason
            && (grant.starts ? starts == *grant.starts : starts <= now);
    }
};

[[noreturn]] void refuse(const char* field, const char* key) {
    throw Problem(Code::bad_input, key).with_field({field, key, {}});
}

void check_person(ReadTx& tx, const NewGrant& grant, const ScopeRow& scope) {
    auto kind = tx.value<std::string>(person_kind, bind("subject", grant.subject));
    if (!kind) refuse("subject", "access.subject_unknown");
    if (*kind == "guest" && !scope.space) refuse("scope", "access.guest_above_spaces");
}

void check_anyone(ReadTx& tx, const NewGrant& grant, const ScopeRow& scope, const Role& role) {
    if (grant.subject) refuse("subject", "access.subject_unknown");
    auto kind = scope.space ? kind_of_space(tx, *scope.space) : std::nullopt;
    if (kind != SpaceKind::public_space) refuse("scope", "access.anyone_outside_public");
    for (const auto& name : role.permissions) {
        const auto* permission = tx.kept<Permissions>().find(name);
        bool reads = permission && permission->kind == PermissionKind::look && name != "core.view_people"
            && name != "core.view_drafts" && name != "core.view_bin";
        if (permission && !reads) refuse("role", "access.anyone_only_reads");
    }
}

void check(ReadTx& tx, const NewGrant& grant, const ScopeRow& scope, const Role& role) {
    switch (grant.subject_kind) {
    case SubjectKind::person:
        check_person(tx, grant, scope);
        break;
    case SubjectKind::anyone:
        check_anyone(tx, grant, scope, role);
        break;
    case SubjectKind::group:
        if (*tx.value<std::int64_t>(group_exists, bind("subject", grant.subject)) == 0)
            refuse("subject", "access.subject_unknown");
        break;
    case SubjectKind::organisation:
        if (*tx.value<std::int64_t>(organisation_exists, bind("subject", grant.subject)) == 0)
            refuse("subject", "access.subject_unknown");
        break;
    }
    if (grant.capacity && *tx.value<std::int64_t>(organisation_exists, bind("subject", *grant.capacity)) == 0)
        refuse("capacity", "access.subject_unknown");
    if (grant.ends && *grant.ends <= std::max(grant.starts.value_or(tx.now()), tx.now()))
        refuse("ends", "access.ends_before_start");
    if (!grant.reason.empty()) check_name(grant.reason, {.field = "reason", .longest = 500});
}

/// Nobody gives away more than they have; administrators may appoint others to administer what they do not
/// themselves. Roles by which one sees what is written are not theirs to give.
void require_may_give_role(ReadTx& tx, const Viewer& actor, const NewGrant& grant, const Role& role) {
    auto can = rights_at(tx, actor, grant.scope);
    bool to_self = grant.subject_kind == SubjectKind::person && grant.subject == actor.person();
    const bool to_administer = reach_of_role(role.key) == RoleReach::administration;
    if (to_administer && !to_self && holds(*can, "core.appoint")) return;
    require_right(tx, actor, grant.scope, "core.manage_access");
    for (const auto& name : role.permissions)
        if (tx.kept<Permissions>().find(name) && !holds(*can, name))
            throw Problem(Code::forbidden, "access.more_than_own").with("role", role.key);
}

GrantView require_grant(ReadTx& tx, ObjectId id) {
    auto grant = tx.row<GrantView>(grant_row, bind("id", id));
    if (!grant) throw Problem(Code::not_found, "access.not_found");
    return std::move(*grant);
}

void check_not_last_owner(ReadTx& tx, const GrantView& grant) {
    auto scope = find_scope(tx, grant.scope).value();
    if (grant.role != "owner" || scope.kind != ScopeKind::space) return;
    auto others = tx.value<std::int64_t>(others_in_role, bind("role", grant.role), bind("scope", grant.scope),
        bind("id", grant.id), bind("now", tx.now()));
    if (*others == 0) throw Problem(Code::conflict, "access.last_owner");
}

/// Of a space's only owner the role does not run out by itself.
void check_owner_stays(ReadTx& tx, const NewGrant& grant) {
    if (grant.role != "owner" || !grant.ends || grant.subject_kind != SubjectKind::person) return;
    const auto scope = find_scope(tx, grant.scope);
    if (!scope || scope->kind != ScopeKind::space) return;
    if (*tx.value<std::int64_t>(other_lasting_owners, bind("scope", grant.scope),
            bind("subject", grant.subject), bind("now", tx.now()))
        == 0)
        throw Problem(Code::conflict, "access.last_owner");
}

void withdraw(WriteTx& tx, const GrantView& grant) {
    drop_grant(tx, grant.id);
    rights_changed(tx, place_of(tx, grant.scope));
    tell(tx,
        {.grant = grant.id,
            .change = GrantChange::withdrawn,
            .subject_kind = grant.subject_kind,
            .subject = grant.subject,
            .role = require_role(tx, grant.role).id,
            .scope = grant.scope});
}

} // namespace

void drop_grant(WriteTx& tx, ObjectId grant) {
    tx.run(delete_grant, bind("id", grant));
}

ObjectId grant(WriteTx& tx, const Viewer& actor, const NewGrant& grant) {
    auto role = require_role(tx, grant.role);
    require_may_give_role(tx, actor, grant, role);
    check_owner_stays(tx, grant);
    return put_grant(tx, actor, grant);
}

void require_may_give(ReadTx& tx, const Viewer& actor, const NewGrant& grant) {
    require_may_give_role(tx, actor, grant, require_role(tx, grant.role));
}

ObjectId put_grant(WriteTx& tx, const Viewer& actor, const NewGrant& grant) {
    auto role = require_role(tx, grant.role);
    auto scope = find_scope(tx, grant.scope);
    if (!scope) throw Problem(Code::not_found, "access.not_found");
    check(tx, grant, *scope, role);
    const auto known = tx.row<KnownGrant>(known_grant, bind("subject_kind", grant.subject_kind),
        bind("subject", grant.subject), bind("role", role.id), bind("scope", grant.scope));
    if (known && known->is_on_the_terms_of(grant, tx.now())) return known->id;
    const ObjectId id = known ? known->id : tx.new_id();
    tx.run(upsert_grant, bind("id", id), bind("subject_kind", grant.subject_kind),
        bind("subject", grant.subject), bind("role", role.id), bind("scope", grant.scope),
        bind("space", scope->space.value_or(ObjectId{})), bind("capacity", grant.capacity),
        bind("starts", grant.starts.value_or(tx.now())), bind("ends", grant.ends),
        bind("granted_by", actor.person()), bind("granted", tx.now()), bind("reason", grant.reason));
    if (grant.subject_kind == SubjectKind::person)
        tx.run(drop_request, bind("space", grant.scope), bind("person", grant.subject));
    rights_changed(tx, place_of(tx, grant.scope));
    tell(tx,
        {.grant = id,
            .change = known ? GrantChange::changed : GrantChange::given,
            .subject_kind = grant.subject_kind,
            .subject = grant.subject,
            .role = role.id,
            .scope = grant.scope});
    return id;
}

void revoke(WriteTx& tx, const Viewer& actor, ObjectId id) {
    auto grant = require_grant(tx, id);
    bool leaves = grant.subject_kind == SubjectKind::person && grant.subject == actor.person();
    if (!leaves && !holds(*rights_at(tx, actor, grant.scope), "core.appoint"))
        require_right(tx, actor, grant.scope, "core.manage_access");
    check_not_last_owner(tx, grant);
    withdraw(tx, grant);
    if (grant.role == "owner" && grant.subject_kind == SubjectKind::person)
        tx.run(
            pass_space_on, bind("space", grant.scope), bind("person", grant.subject), bind("now", tx.now()));
    if (grant.role == "site_administrator" && grant.scope == site) require_administrator_left(tx);
}

void withdraw_others(WriteTx& tx, ObjectId scope, std::span<const NewGrant> kept) {
    for (ObjectId after;;) {
        const auto page = tx.rows<GrantView>(
            grants_at, bind("scope", scope), bind("after", after), bind("limit", grants_a_page));
        for (const auto& grant : page)
            if (std::ranges::none_of(kept, [&](const NewGrant& one) {
                    return one.subject_kind == grant.subject_kind && one.subject == grant.subject
                        && one.role == grant.role;
                }))
                withdraw(tx, grant);
        if (std::ssize(page) < grants_a_page) return;
        after = page.back().id;
    }
}

std::vector<GrantView> list_grants(
    ReadTx& tx, const Viewer& viewer, ObjectId scope, ObjectId after, std::int64_t limit) {
    require_right(tx, viewer, scope, "core.view_people");
    return tx.rows<GrantView>(grants_at, bind("scope", scope), bind("after", after),
        bind("limit", std::clamp<std::int64_t>(limit, 1, grants_a_page)));
}

} // namespace folkmoot::access
