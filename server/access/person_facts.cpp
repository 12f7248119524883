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

/// A line with whose it is, where those of many people are read at once.
template <class Line> struct Of : Line {
    ObjectId whose;
    static constexpr auto fields() {
        return fields_after<Line>(std::array{field<&Of::whose>("whose", "Whose line it is")});
    }
};
#define IN_BOTH(STATEMENT)                                                                                   \
    Sql {                                                                                                    \
        STATEMENT("(select value from json_each(:ids))"),                                                    \
            STATEMENT("(select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb)))")  \
    }
#define PERSON_LINES(people) "select kind, state, expires, id from person where id in " people
constexpr Sql person_lines = IN_BOTH(PERSON_LINES);
#undef PERSON_LINES
#define AFFILIATIONS(people)                                                                                 \
    "select organisation, since, until, person from affiliation where person in " people
constexpr Sql affiliations_of_people = IN_BOTH(AFFILIATIONS);
#undef AFFILIATIONS
#define GRANTS(people)                                                                                       \
    GRANT_COLUMNS ", g.subject from access_grant g where g.subject_kind = 'person' and g.subject in " people \
                  " and g.space in (0, :space) union all " GRANT_COLUMNS                                     \
                  ", m.person from group_member m join access_grant g on g.subject_kind = 'group' "          \
                  "and g.subject = m.group_id and g.space in (0, :space) where m.person in " people          \
                  " union all " GRANT_COLUMNS                                                                \
                  ", a.person from (select distinct person, organisation from affiliation where person "     \
                  "in " people ") a join access_grant g on g.subject_kind = 'organisation' "                 \
                  "and g.subject = a.organisation and g.space in (0, :space)"
constexpr Sql grants_to_people = IN_BOTH(GRANTS);
#undef GRANTS
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

#define LANES(people)                                                                                        \
    "select m.lane, m.member_kind, m.member, m.member from lane_member m join lane l on l.id = m.lane "      \
    "where m.member_kind = 'person' and m.member in " people                                                 \
    " and l.space = :space union all select m.lane, m.member_kind, m.member, a.person "                      \
    "from (select distinct person, organisation from affiliation where person in " people                    \
    ") a join lane_member m on m.member_kind = 'organisation' and m.member = a.organisation "                \
    "join lane l on l.id = m.lane where l.space = :space"
constexpr Sql lanes_of_people = IN_BOTH(LANES);
#undef LANES
#undef IN_BOTH

/// All that the store says of one person in one space.
struct OwnLines {
    std::optional<PersonLine> person = {};
    std::vector<GrantLine> grants = {};
    std::vector<AffiliationLine> affiliations = {};
    std::vector<LaneLine> lanes = {};
};

bool contains(const std::vector<ObjectId>& ids, ObjectId id) {
    return std::ranges::find(ids, id) != ids.end();
}

/// The organisations that the person is of now, as far as they count here: in a place that somebody joined in
/// one capacity, only that one does.
std::vector<ObjectId> organisations(const OwnLines& own, Span& span) {
    std::vector<ObjectId> capacities;
    for (const auto& grant : own.grants)
        if (grant.subject_kind == SubjectKind::person && grant.capacity
            && span.holds(grant.starts, grant.ends))
            capacities.push_back(*grant.capacity);
    std::vector<ObjectId> found;
    for (const auto& line : own.affiliations) {
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

bool is_in_use(const OwnLines& own, Span& span) {
    if (!own.person || own.person->state != "active") return false;
    return !own.person->expires || span.holds(Time::min(), own.person->expires);
}

void add_own(PersonFacts& facts, const OwnLines& own) {
    facts.kind = own.person->kind == "guest" ? ViewerKind::guest : ViewerKind::staff;
    auto mine = organisations(own, facts.span);
    add(facts, own.grants, mine);
    for (const auto& lane : own.lanes)
        if (lane.member_kind == LaneMemberKind::person || contains(mine, lane.member))
            facts.lanes.push_back(lane.lane);
    std::ranges::sort(facts.lanes);
}

PersonFacts facts_of_anyone(ReadTx& tx, bool second_factor, const std::vector<GrantLine>& to_anyone) {
    PersonFacts facts{.second_factor = second_factor, .grants = {}, .lanes = {}, .span = Span{tx.now()}};
    add(facts, to_anyone, {});
    return facts;
}

} // namespace

PersonFacts load_facts(ReadTx& tx, ObjectId person, bool second_factor, ObjectId space) {
    auto facts =
        facts_of_anyone(tx, second_factor, tx.rows<GrantLine>(grants_to_anyone, bind("space", space)));
    if (!person) return facts;
    OwnLines own{.person = tx.row<PersonLine>(person_line, bind("person", person))};
    if (!is_in_use(own, facts.span)) return facts;
    own.grants = tx.rows<GrantLine>(grants_to_person, bind("person", person), bind("space", space));
    own.affiliations = tx.rows<AffiliationLine>(affiliations, bind("person", person));
    own.lanes = tx.rows<LaneLine>(lanes_of_person, bind("person", person), bind("space", space));
    add_own(facts, own);
    return facts;
}

std::vector<PersonFacts> load_facts(
    ReadTx& tx, std::span<const ObjectId> people, bool second_factor, ObjectId space) {
    std::unordered_map<ObjectId, OwnLines> all;
    const auto ids = bind_ids(people);
    for (auto& line : tx.rows<Of<PersonLine>>(person_lines, ids))
        all[line.whose].person = std::move(line);
    for (auto& line : tx.rows<Of<GrantLine>>(grants_to_people, ids, bind("space", space)))
        all[line.whose].grants.push_back(std::move(line));
    for (auto& line : tx.rows<Of<AffiliationLine>>(affiliations_of_people, ids))
        all[line.whose].affiliations.push_back(std::move(line));
    for (auto& line : tx.rows<Of<LaneLine>>(lanes_of_people, ids, bind("space", space)))
        all[line.whose].lanes.push_back(std::move(line));
    const auto to_anyone = tx.rows<GrantLine>(grants_to_anyone, bind("space", space));
    std::vector<PersonFacts> found;
    found.reserve(people.size());
    for (const ObjectId person : people) {
        auto& facts = found.emplace_back(facts_of_anyone(tx, second_factor, to_anyone));
        if (const auto& own = all[person]; is_in_use(own, facts.span)) add_own(facts, own);
    }
    return found;
}

} // namespace folkmoot::access
