#include "access/rights_version.hpp"
#include "access/scope.hpp"
#include "access/words.hpp"
#include "host/moving/tables.hpp"

namespace folkmoot::host::moving {
namespace {

struct AreaRow {
    ObjectId id;
    std::optional<ObjectId> parent;
    std::string name;
    std::int64_t position = 0;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&AreaRow::id>("id", "The area"),
            field<&AreaRow::parent>("parent", "The area above it"),
            field<&AreaRow::name>("name", "Its name", length(1, 500)),
            field<&AreaRow::position>("position", "Place among its siblings"),
            field<&AreaRow::created>("created", "When it was made")};
    }
};

struct RoleRow {
    ObjectId id;
    std::string key;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&RoleRow::id>("id", "The role"),
            field<&RoleRow::key>("key", "By which grants name it", length(1, 100)),
            field<&RoleRow::name>("name", "Its name", length(1, 500))};
    }
};

struct RolePermissionRow {
    ObjectId role;
    std::string permission;
    static constexpr auto fields() {
        return std::array{field<&RolePermissionRow::role>("role", "The role"),
            field<&RolePermissionRow::permission>("permission", "What it may", length(1, 200))};
    }
};

struct SpaceRow {
    ObjectId id;
    ObjectId area;
    access::SpaceKind kind = access::SpaceKind::workspace;
    std::string slug;
    std::string name;
    std::string summary;
    std::string language;
    bool listed = true;
    ObjectId owner;
    std::string marking;
    std::string handling;
    bool blind = false;
    access::SpaceState state = access::SpaceState::open;
    std::optional<std::int64_t> quota;
    Time created;
    std::optional<ObjectId> created_by;
    static constexpr auto fields() {
        return std::array{field<&SpaceRow::id>("id", "The space"),
            field<&SpaceRow::area>("area", "In which area"), field<&SpaceRow::kind>("kind", "Its kind"),
            field<&SpaceRow::slug>("slug", "Its name in addresses", length(1, 100)),
            field<&SpaceRow::name>("name", "Its name", length(1, 500)),
            field<&SpaceRow::summary>("summary", "What it is for"),
            field<&SpaceRow::language>("language", "Of what is new in it", length(1, 35)),
            field<&SpaceRow::listed>("listed", "Whether it is in the directory"),
            field<&SpaceRow::owner>("owner", "Who answers for it"),
            field<&SpaceRow::marking>("marking", "Its marking", length(1, 100)),
            field<&SpaceRow::handling>("handling", "What goes with the marking"),
            field<&SpaceRow::blind>("blind", "Whether replies are private"),
            field<&SpaceRow::state>("state", "Open, frozen or archived"),
            field<&SpaceRow::quota>("quota", "What its files may take, in octets"),
            field<&SpaceRow::created>("created", "When it was made"),
            field<&SpaceRow::created_by>("created_by", "By whom")};
    }
};

struct SectionRow {
    ObjectId id;
    ObjectId space;
    std::string module;
    std::string slug;
    std::string name;
    std::int64_t position = 0;
    Json settings;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&SectionRow::id>("id", "The section"),
            field<&SectionRow::space>("space", "Of which space"),
            field<&SectionRow::module>("module", "Whose it is", length(1, 100)),
            field<&SectionRow::slug>("slug", "Its name in addresses", length(1, 100)),
            field<&SectionRow::name>("name", "Its name", length(1, 500)),
            field<&SectionRow::position>("position", "Place in the space"),
            field<&SectionRow::settings>("settings", "Its module's settings"),
            field<&SectionRow::created>("created", "When it was made")};
    }
};

struct LaneRow {
    ObjectId id;
    ObjectId space;
    std::string name;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&LaneRow::id>("id", "The lane"),
            field<&LaneRow::space>("space", "Of which community"),
            field<&LaneRow::name>("name", "Its name", length(1, 500)),
            field<&LaneRow::created>("created", "When it was made")};
    }
};

struct LaneMemberRow {
    ObjectId lane;
    std::optional<ObjectId> person;
    std::optional<ObjectId> organisation;
    Time since;
    static constexpr auto fields() {
        return std::array{field<&LaneMemberRow::lane>("lane", "The lane"),
            field<&LaneMemberRow::person>("person", "Who is in it, or"),
            field<&LaneMemberRow::organisation>("organisation", "of which organisation all are"),
            field<&LaneMemberRow::since>("since", "Since when")};
    }
};

struct ScopeRow {
    ObjectId id;
    access::ScopeKind kind = access::ScopeKind::object;
    ObjectId parent;
    ObjectId space;
    bool inherits = true;
    static constexpr auto fields() {
        return std::array{field<&ScopeRow::id>("id", "The section or object that has rules of its own"),
            field<&ScopeRow::kind>("kind", "Which of both it is"),
            field<&ScopeRow::parent>("parent", "Whose rules hold above it"),
            field<&ScopeRow::space>("space", "In which space"),
            field<&ScopeRow::inherits>("inherits", "Whether those hold here, too")};
    }
};

struct GrantRow {
    ObjectId id;
    access::SubjectKind subject = access::SubjectKind::person;
    std::optional<ObjectId> person;
    std::optional<ObjectId> group;
    std::optional<ObjectId> organisation;
    std::string role;
    ObjectId scope;
    ObjectId space;
    std::optional<ObjectId> capacity;
    Time starts;
    std::optional<Time> ends;
    std::optional<ObjectId> granted_by;
    Time granted;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&GrantRow::id>("id", "The grant"),
            field<&GrantRow::subject>("subject", "Who has it: a person, a group, an organisation or anyone"),
            field<&GrantRow::person>("person", "Which person"),
            field<&GrantRow::group>("group", "Which group"),
            field<&GrantRow::organisation>("organisation", "Which organisation"),
            field<&GrantRow::role>("role", "What they are", length(1, 100)),
            field<&GrantRow::scope>("scope", "Where"), field<&GrantRow::space>("space", "In which space"),
            field<&GrantRow::capacity>("capacity", "For which organisation they act"),
            field<&GrantRow::starts>("starts", "From when on"), field<&GrantRow::ends>("ends", "Until when"),
            field<&GrantRow::granted_by>("granted_by", "Who gave it"),
            field<&GrantRow::granted>("granted", "When"), field<&GrantRow::reason>("reason", "Why")};
    }
};

constexpr Sql areas =
    OF_IDS("select a.id, a.parent, a.name, a.position, a.created from area a where a.id in ",
        " order by (select count(*) from scope_path p where p.scope = a.id), a.id");
constexpr Sql insert_area{"insert into area (id, parent, name, position, created) "
                          "values (:id, :parent, :name, :position, :created) on conflict do nothing"};
constexpr Sql roles = OF_IDS("select id, key, name from role where stock = 0 and id in ", " order by id");
constexpr Sql insert_role{"insert into role (id, key, name, stock) values (:id, :key, :name, 0) "
                          "on conflict do nothing"};
constexpr Sql role_permissions =
    OF_IDS("select p.role, p.permission from role_permission p join role r on r.id = p.role "
           "where r.stock = 0 and p.role in ",
        " order by p.role, p.permission");
constexpr Sql insert_permission{"insert into role_permission (role, permission) select :role, :permission "
                                "where exists (select 1 from role where id = :role and stock = 0) "
                                "on conflict do nothing"};
constexpr Sql spaces = OF_IDS(
    "select id, area, kind, slug, name, summary, language, listed, owner, marking, handling, blind, state, "
    "quota, created, nullif(created_by, 0) from space where id in ",
    " order by id");
constexpr Sql insert_space{
    "insert into space (id, area, kind, slug, name, summary, language, listed, owner, marking, handling, "
    "blind, state, quota, created, created_by) values (:id, :area, :kind, :slug, :name, :summary, :language, "
    ":listed, :owner, :marking, :handling, :blind, :state, :quota, :created, coalesce(:created_by, 0))"};
constexpr Sql sections = OF_IDS("select id, space, module, slug, name, position, settings, created "
                                "from component where deleted is null and space in ",
    " order by space, id");
constexpr Sql insert_section{
    "insert into component (id, space, module, slug, name, position, settings, created) "
    "values (:id, :space, :module, :slug, :name, :position, :settings, :created)"};
constexpr Sql lanes =
    OF_IDS("select id, space, name, created from lane where space in ", " order by space, id");
constexpr Sql insert_lane{
    "insert into lane (id, space, name, created) values (:id, :space, :name, :created)"};
constexpr Sql lane_members = OF_IDS("select m.lane, case when m.member_kind = 'person' then m.member end, "
                                    "case when m.member_kind = 'organisation' then m.member end, m.since "
                                    "from lane_member m join lane l on l.id = m.lane where l.space in ",
    " order by m.lane, m.member");
constexpr Sql insert_lane_member{"insert into lane_member (lane, member_kind, member, since) "
                                 "values (:lane, :kind, :member, :since) on conflict do nothing"};
constexpr Sql scopes = OF_IDS("select s.id, s.kind, s.parent, s.space, s.inherits from scope s "
                              "where s.kind in ('component', 'object') and s.space in ",
    " order by s.space, (select count(*) from scope_path p where p.scope = s.id), s.id");
constexpr Sql grants{
    "select g.id, g.subject_kind, case when g.subject_kind = 'person' then g.subject end, "
    "case when g.subject_kind = 'group' then g.subject end, "
    "case when g.subject_kind = 'organisation' then g.subject end, r.key, g.scope, g.space, g.capacity, "
    "g.starts, g.ends, nullif(g.granted_by, 0), g.granted, g.reason from access_grant g "
    "join role r on r.id = g.role where g.space = :space and g.id > :after order by g.id limit 1000"};
constexpr Sql insert_grant{
    "insert into access_grant (id, subject_kind, subject, role, scope, space, capacity, starts, ends, "
    "granted_by, granted, reason) select :id, :kind, :subject, r.id, :scope, :space, :capacity, :starts, "
    ":ends, coalesce(:granted_by, 0), :granted, :reason from role r where r.key = :role "
    "on conflict do nothing"};

void put_area(WriteTx& tx, const AreaRow& row) {
    if (tx.run_with(insert_area, row) == 1)
        access::make_scope(tx,
            {.id = row.id,
                .kind = access::ScopeKind::area,
                .parent = row.parent.value_or(access::site),
                .space = {}});
}

void put_role(WriteTx& tx, const RoleRow& row) {
    tx.run_with(insert_role, row);
}

void put_permission(WriteTx& tx, const RolePermissionRow& row) {
    tx.run_with(insert_permission, row);
}

void put_space(WriteTx& tx, const SpaceRow& row) {
    tx.run_with(insert_space, row);
    access::make_scope(
        tx, {.id = row.id, .kind = access::ScopeKind::space, .parent = row.area, .space = row.id});
}

void put_section(WriteTx& tx, const SectionRow& row) {
    tx.run_with(insert_section, row);
    access::make_scope(
        tx, {.id = row.id, .kind = access::ScopeKind::component, .parent = row.space, .space = row.space});
}

void put_lane(WriteTx& tx, const LaneRow& row) {
    tx.run_with(insert_lane, row);
}

void put_lane_member(WriteTx& tx, const LaneMemberRow& row) {
    const auto kind = row.person ? access::LaneMemberKind::person : access::LaneMemberKind::organisation;
    tx.run(insert_lane_member, bind("lane", row.lane), bind("kind", kind),
        bind("member", row.person ? *row.person : row.organisation.value()), bind("since", row.since));
}

void put_scope(WriteTx& tx, const ScopeRow& row) {
    if (row.kind == access::ScopeKind::object)
        access::make_scope(tx, {.id = row.id, .kind = row.kind, .parent = row.parent, .space = row.space});
    if (!row.inherits) access::set_inheritance(tx, row.id, access::Inheritance::broken);
}

void put_grant(WriteTx& tx, const GrantRow& row) {
    const auto subject = row.person ? row.person : row.group ? row.group : row.organisation;
    tx.run(insert_grant, bind("id", row.id), bind("kind", row.subject),
        bind("subject", subject.value_or(ObjectId{})), bind("role", row.role), bind("scope", row.scope),
        bind("space", row.space), bind("capacity", row.capacity), bind("starts", row.starts),
        bind("ends", row.ends), bind("granted_by", row.granted_by), bind("granted", row.granted),
        bind("reason", row.reason));
    access::rights_changed(tx, row.space);
    if (row.person) access::rights_changed(tx, *row.person);
}

/// A space may have more of them than one statement gives.
void read_grants(ReadTx& tx, std::span<const ObjectId> within, const std::function<void(const void*)>& take) {
    for (const ObjectId space : within)
        for (ObjectId after;;) {
            const auto rows = tx.rows<GrantRow>(grants, bind("space", space), bind("after", after));
            for (const auto& row : rows)
                take(&row);
            if (rows.size() < 1000) break;
            after = rows.back().id;
        }
}

} // namespace

std::vector<Table> place_tables() {
    auto granted = table_of<GrantRow>({.name = "grants", .select = grants, .put = put_grant});
    granted.read = read_grants;
    return {{By::areas, table_of<AreaRow>({.name = "areas", .select = areas, .put = put_area})},
        {By::roles, table_of<RoleRow>({.name = "roles", .select = roles, .put = put_role})},
        {By::roles,
            table_of<RolePermissionRow>(
                {.name = "role_permissions", .select = role_permissions, .put = put_permission})},
        {By::spaces, table_of<SpaceRow>({.name = "spaces", .select = spaces, .put = put_space})},
        {By::spaces, table_of<SectionRow>({.name = "sections", .select = sections, .put = put_section})},
        {By::spaces, table_of<LaneRow>({.name = "lanes", .select = lanes, .put = put_lane})},
        {By::spaces,
            table_of<LaneMemberRow>(
                {.name = "lane_members", .select = lane_members, .put = put_lane_member})},
        {By::spaces, table_of<ScopeRow>({.name = "scopes", .select = scopes, .put = put_scope})},
        {By::spaces, std::move(granted)}};
}

} // namespace folkmoot::host::moving
