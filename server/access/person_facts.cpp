#include "access/person_facts.hpp"

namespace folkmoot::access {

namespace {

struct PersonLine {
    std::string kind;
    std::string state;
    std::optional<Time> expires;
    static constexpr auto fields() {
        return std::array{field<&PersonLine::kind>("kind", "Staff or guest"),
            field<&PersonLine::state>("state", "Active, disabled or erased"),
            field<&PersonLine::expires>("expires", "When a guest's account ends")};
    }
};
constexpr Sql person_line{"select kind, state, expires from person where id = :person"};

struct AffiliationLine {
    ObjectId organisation;
    Time since;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&AffiliationLine::organisation>("organisation", "The organisation"),
            field<&AffiliationLine::since>("since", "From when"),
            field<&AffiliationLine::until>("until", "Until when")};
    }
};
constexpr Sql affiliations{"select organisation, since, until from affiliation where person = :person"};

struct GrantLine {
    ObjectId id;
    SubjectKind subject_kind;
    ObjectId subject;
    ObjectId role;
    ObjectId scope;
    std::optional<ObjectId> capacity;
    Time starts;
    std::optional<Time> ends;
    static constexpr auto fields() {
        return std::array{field<&GrantLine::id>("id", "The grant"),
            field<&GrantLine::subject_kind>("subject_kind", "To what kind of subject"),
            field<&GrantLine::subject>("subject", "To whom"), field<&GrantLine::role>("role", "The role"),
            field<&GrantLine::scope>("scope", "Where"),
            field<&GrantLine::capacity>("capacity", "The organisation the person acts for here"),
            field<&GrantLine::starts>("starts", "From when"), field<&GrantLine::ends>("ends", "Until when")};
    }
};
#define GRANT_COLUMNS "select g.id, g.subject_kind, g.subject, g.role, g.scope, g.capacity, g.starts, g.ends "
constexpr Sql grants_to_anyone{GRANT_COLUMNS
    "from access_grant g where g.subject_kind = 'anyone' and g.subject = 0 and g.space in (0, :space)"};
constexpr Sql grants_to_person{GRANT_COLUMNS
    "from access_grant g where g.subject_kind = 'person' and g.subject = :person "
    "and g.space in (0, :space) "
    "union all " GRANT_COLUMNS
    "from group_member m join access_grant g on g.subject_kind = 'group' and g.subject = m.group_id "
    "and g.space in (0, :space) where m.person = :person "
    "union all " GRANT_COLUMNS
    "from (select distinct organisation from affiliation where person = :person) a "
    "join access_grant g on g.subject_kind = 'organisation' and g.subject = a.organisation "
    "and g.space in (0, :space)"};
#undef GRANT_COLUMNS

struct LaneLine {
    ObjectId lane;
    LaneMemberKind member_kind;
    ObjectId member;
    static constexpr auto fields() {
        return std::array{field<&LaneLine::lane>("lane", "The lane"),
            field<&LaneLine::member_kind>("member_kind", "Person or organisation"),
            field<&LaneLine::member>("member", "Which")};
    }
};
constexpr Sql lanes_of_person{
    "select m.lane, m.member_kind, m.member from lane_member m join lane l on l.id = m.lane "
    "where m.member_kind = 'person' and m.member = :person and l.space = :space "
    "union all select m.lane, m.member_kind, m.member "
    "from (select distinct organisation from affiliation where person = :person) a "
    "join lane_member m on m.member_kind = 'organisation' and m.member = a.organisation "
    "join lane l on l.id = m.lane where l.space = :space"};

bool contains(const std::vector<ObjectId>& ids, ObjectId id) {
    return std::ranges::find(ids, id) != ids.end();
}

/// The organisations that the person is of now, as far as they count here: in a place that somebody joined in
/// one capacity, only that one does.
std::vector<ObjectId> organisations(
    ReadTx& tx, ObjectId person, const std::vector<GrantLine>& grants, Span& span) {
    std::vector<ObjectId> capacities;
    for (const auto& grant : grants)
        if (grant.subject_kind == SubjectKind::person && grant.capacity
            && span.holds(grant.starts, grant.ends))
            capacities.push_back(*grant.capacity);
    std::vector<ObjectId> found;
    for (const auto& line : tx.rows<AffiliationLine>(affiliations, bind("person", person))) {
        bool now = span.holds(line.since, line.until);
        if (now && (capacities.empty() || contains(capacities, line.organisation)))
            found.push_back(line.organisation);
    }
    return found;
}

void add(
    PersonFacts& facts, const std::vector<GrantLine>& grants, const std::vector<ObjectId>& organisations) {
    for (const auto& grant : grants) {
        if (!facts.span.holds(grant.starts, grant.ends)) continue;
        if (grant.subject_kind == SubjectKind::organisation && !contains(organisations, grant.subject))
            continue;
        facts.grants.push_back({.grant = grant.id,
            .scope = grant.scope,
            .role = grant.role,
            .to_anyone = grant.subject_kind == SubjectKind::anyone});
    }
}

void add_own(ReadTx& tx, PersonFacts& facts, ObjectId person, ObjectId space) {
    auto line = tx.row<PersonLine>(person_line, bind("person", person));
    if (!line || line->state != "active") return;
    if (line->expires && !facts.span.holds(Time::min(), line->expires)) return;
    facts.kind = line->kind == "guest" ? ViewerKind::guest : ViewerKind::staff;
    auto grants = tx.rows<GrantLine>(grants_to_person, bind("person", person), bind("space", space));
    auto mine = organisations(tx, person, grants, facts.span);
    add(facts, grants, mine);
    for (const auto& lane : tx.rows<LaneLine>(lanes_of_person, bind("person", person), bind("space", space)))
        if (lane.member_kind == LaneMemberKind::person || contains(mine, lane.member))
            facts.lanes.push_back(lane.lane);
    std::ranges::sort(facts.lanes);
}

} // namespace

PersonFacts load_facts(ReadTx& tx, ObjectId person, bool second_factor, ObjectId space) {
    PersonFacts facts{.second_factor = second_factor, .grants = {}, .lanes = {}, .span = Span{tx.now()}};
    add(facts, tx.rows<GrantLine>(grants_to_anyone, bind("space", space)), {});
    if (person) add_own(tx, facts, person, space);
    return facts;
}

} // namespace folkmoot::access
