#include "access/space_people.hpp"

#include "access/decision.hpp"
#include "access/leaving.hpp"
#include "access/person_cursor.hpp"
#include "access/right.hpp"
#include "access/rights_memory.hpp"

#include <map>

namespace folkmoot::access {
namespace {

constexpr std::int64_t people_at_once = 250;
/// How many people one page looks at, however few of them are as asked.
constexpr std::size_t most_people_looked_at = 1'000;

/// They are found before they are put in order: PostgreSQL would go through all people by name and ask of
/// each whether they are among them.
#define IN_THE_SPACE                                                                                         \
    "with place as (select ancestor as scope from scope_path where scope = :space "                          \
    "union select id from scope where space = :space), "                                                     \
    "found as materialized (select p.id, p.name from ("                                                      \
    "select g.subject as person from place c join access_grant g on g.scope = c.scope "                      \
    "where g.subject_kind = 'person' "                                                                       \
    "union select m.person from place c join access_grant g on g.scope = c.scope "                           \
    "join group_member m on m.group_id = g.subject where g.subject_kind = 'group' "                          \
    "union select a.person from place c join access_grant g on g.scope = c.scope "                           \
    "join affiliation a on a.organisation = g.subject where g.subject_kind = 'organisation'"                 \
    ") u join person p on p.id = u.person where p.state = 'active'"
#define BY_NAME ") select id, name from found where (name, id) > (:name, :id) order by name, id limit :limit"
constexpr Sql in_the_space{IN_THE_SPACE BY_NAME};
constexpr Sql in_the_space_of{
    IN_THE_SPACE " and exists (select 1 from affiliation f where f.person = p.id and f.organisation = "
                 ":organisation and f.since <= :now and (f.until is null or f.until > :now))" BY_NAME};
#undef IN_THE_SPACE
#undef BY_NAME

struct RoleHereLine {
    ObjectId id;
    SubjectKind subject_kind;
    std::string subject_name;
    std::string role;
    std::string role_name;
    ScopeKind scope_kind;
    std::string scope_name;
    Time since;
    std::optional<Time> until;
    std::string given_for;
    static constexpr auto fields() {
        return std::array{field<&RoleHereLine::id>("id", "The grant"),
            field<&RoleHereLine::subject_kind>("subject_kind", "To what kind of subject"),
            field<&RoleHereLine::subject_name>("subject_name", "Group or organisation"),
            field<&RoleHereLine::role>("role", "Key of the role"),
            field<&RoleHereLine::role_name>("role_name", "Its name"),
            field<&RoleHereLine::scope_kind>("scope_kind", "Where"),
            field<&RoleHereLine::scope_name>("scope_name", "Name of the area or section"),
            field<&RoleHereLine::since>("since", "From when"),
            field<&RoleHereLine::until>("until", "Until when"),
            field<&RoleHereLine::given_for>("given_for", "Why")};
    }
};
#define IN_BOTH(STATEMENT)                                                                                   \
    Sql {                                                                                                    \
        STATEMENT("(select value from json_each(:ids))"),                                                    \
            STATEMENT("(select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb)))")  \
    }
#define GRANT_LINES(ids)                                                                                     \
    "select g.id, g.subject_kind, coalesce(m.name, o.name, '') as subject_name, r.key, r.name, s.kind, "     \
    "coalesce(a.name, c.name, '') as scope_name, g.starts, g.ends, g.reason from access_grant g "            \
    "join role r on r.id = g.role join scope s on s.id = g.scope "                                           \
    "left join person_group m on g.subject_kind = 'group' and m.id = g.subject "                             \
    "left join organisation o on g.subject_kind = 'organisation' and o.id = g.subject "                      \
    "left join area a on a.id = g.scope left join component c on c.id = g.scope where g.id in " ids
constexpr Sql grant_lines = IN_BOTH(GRANT_LINES);
#undef GRANT_LINES

struct GuestLine {
    ObjectId id;
    std::optional<ObjectId> sponsor;
    std::optional<Time> expires;
    static constexpr auto fields() {
        return std::array{field<&GuestLine::id>("id", "The guest"),
            field<&GuestLine::sponsor>("sponsor", "Who answers for them"),
            field<&GuestLine::expires>("expires", "When the account ends")};
    }
};
#define GUEST_LINES(ids) "select id, sponsor, expires from person where kind = 'guest' and id in " ids
constexpr Sql guest_lines = IN_BOTH(GUEST_LINES);
#undef GUEST_LINES
#undef IN_BOTH

/// The space's rules without what is in it: who comes in follows from roles and places alone.
SpaceMap places_of(ReadTx& tx, ObjectId space) {
    SpaceMap map = *map_of(tx, space);
    map.visibilities.clear();
    return map;
}

class PeopleInSpace {
public:
    PeopleInSpace(ReadTx& tx, const Viewer& viewer, ObjectId space)
        : tx_(tx)
        , map_(places_of(tx, space))
        , permissions_(tx.kept<Permissions>())
        , rights_(rights_in(tx, viewer, space)) { }

    /// Hands on who can see the space, by name, until `take` has enough; gives the last who was looked at
    /// where others may follow.
    template <class Take>
    std::optional<Candidate> each(
        Candidate after, const PeopleAsked& asked, std::size_t most_looked, Take take) {
        std::size_t looked = 0;
        for (;;) {
            const auto page = candidates(after, asked);
            std::vector<ObjectId> ids;
            for (const auto& candidate : page)
                ids.push_back(candidate.id);
            const auto facts = load_facts(tx_, ids, true, map_.id);
            const auto labels = objects::label_people(tx_, ids);
            read_reasons(facts);
            read_guests(ids);
            for (std::size_t at = 0; at < page.size(); ++at) {
                after = page[at];
                if (auto person = find(labels[at], facts[at], asked); person && !take(std::move(*person)))
                    return after;
                if (++looked == most_looked) return after;
            }
            if (std::ssize(page) < people_at_once) return std::nullopt;
        }
    }

private:
    std::vector<Candidate> candidates(const Candidate& after, const PeopleAsked& asked) {
        if (asked.organisation)
            return tx_.rows<Candidate>(in_the_space_of, bind("space", map_.id), bind("name", after.name),
                bind("id", after.id), bind("organisation", *asked.organisation), bind("now", tx_.now()),
                bind("limit", people_at_once));
        return tx_.rows<Candidate>(in_the_space, bind("space", map_.id), bind("name", after.name),
            bind("id", after.id), bind("limit", people_at_once));
    }

    std::optional<PersonInSpace> find(
        const PersonLabel& label, const PersonFacts& facts, const PeopleAsked& asked) {
        if (!holds(decide(map_, facts, permissions_)->at(map_.id), "core.view")) return std::nullopt;
        PersonInSpace person{
            .person = label, .guest = facts.kind == ViewerKind::guest, .why = reasons(facts)};
        const bool as_asked = std::ranges::any_of(person.why, [&](const RoleHere& role) {
            return (!asked.way || role.way == *asked.way) && (asked.role.empty() || role.role == asked.role);
        });
        if (!as_asked) return std::nullopt;
        if (person.guest) {
            const auto& guest = guests_.at(label.id);
            person.sponsor = guest.sponsor;
            person.account_ends = guest.account_ends;
        }
        return person;
    }

    std::vector<RoleHere> reasons(const PersonFacts& facts) {
        std::vector<RoleHere> why;
        for (const auto& given : facts.grants)
            if (!given.to_anyone && lets_in(given)) why.push_back(reasons_.at(given.grant));
        return why;
    }

    /// The roles by which these come in, with one statement.
    void read_reasons(std::span<const PersonFacts> people) {
        std::map<ObjectId, ObjectId> scope_of;
        for (const auto& facts : people)
            for (const auto& given : facts.grants)
                if (!given.to_anyone && lets_in(given) && !reasons_.contains(given.grant))
                    scope_of.emplace(given.grant, given.scope);
        std::vector<ObjectId> ids;
        for (const auto& [grant, scope] : scope_of)
            ids.push_back(grant);
        if (ids.empty()) return;
        for (auto& line : tx_.rows<RoleHereLine>(grant_lines, bind_ids(ids))) {
            const auto id = line.id;
            reasons_.emplace(id, reason(std::move(line), scope_of.at(id)));
        }
    }

    /// The guests among these, who are of this page alone.
    void read_guests(std::span<const ObjectId> people) {
        guests_.clear();
        const auto lines = tx_.rows<GuestLine>(guest_lines, bind_ids(people));
        std::vector<ObjectId> sponsors;
        for (const auto& line : lines)
            if (line.sponsor) sponsors.push_back(*line.sponsor);
        const auto labels = objects::label_people(tx_, sponsors);
        auto sponsor = labels.begin();
        for (const auto& line : lines)
            guests_.emplace(line.id,
                Guest{.sponsor = line.sponsor ? std::optional{*sponsor++} : std::nullopt,
                    .account_ends = line.expires});
    }

    bool lets_in(const PersonFacts::Given& given) const {
        const auto place = map_.place_of.find(given.scope);
        const auto role = map_.roles.find(given.role);
        if (place == map_.place_of.end() || role == map_.roles.end() || !holds(role->second, "core.view"))
            return false;
        const auto& scope = map_.scopes[place->second];
        return scope.inside ? !scope.closed : reaches_the_space(place->second);
    }

    bool reaches_the_space(std::size_t above) const {
        for (auto place = map_.place_of.at(map_.id); place != above; place = map_.scopes[place].parent)
            if (!map_.scopes[place].inherits) return false;
        return true;
    }

    RoleHere reason(RoleHereLine line, ObjectId scope) const {
        const bool named =
            line.scope_kind != ScopeKind::component || (rights_ && holds(rights_->at(scope), "core.view"));
        return {.grant = line.id,
            .way = way_of(line.subject_kind, line.scope_kind),
            .subject_kind = line.subject_kind,
            .subject_name = std::move(line.subject_name),
            .role = std::move(line.role),
            .role_name = std::move(line.role_name),
            .scope_kind = line.scope_kind,
            .scope_name = named ? std::move(line.scope_name) : std::string{},
            .since = line.since,
            .until = line.until,
            .given_for = std::move(line.given_for)};
    }

    struct Guest {
        std::optional<PersonLabel> sponsor;
        std::optional<Time> account_ends;
    };

    ReadTx& tx_;
    SpaceMap map_;
    const Permissions& permissions_;
    SharedRights rights_;
    std::unordered_map<ObjectId, RoleHere> reasons_; ///< by grant
    std::unordered_map<ObjectId, Guest> guests_;
};

} // namespace

PeoplePage list_people_in(ReadTx& tx, const Viewer& viewer, ObjectId space, const PeopleAsked& asked,
    const std::string& after, std::size_t limit) {
    require_right(tx, viewer, space, "core.manage_access");
    const auto list = "people|" + space.text();
    PeoplePage page{.table_reason = leaving_in(tx, space) == Leaving::with_reason};
    const auto last = PeopleInSpace{tx, viewer, space}.each(
        open_person(tx, viewer, list, after), asked, most_people_looked_at, [&](PersonInSpace person) {
            page.items.push_back(std::move(person));
            return page.items.size() < limit;
        });
    if (last) page.next = seal_id(tx, viewer, list, last->id);
    return page;
}

std::vector<PersonInSpace> all_people_in(
    ReadTx& tx, const Viewer& viewer, ObjectId space, const PeopleAsked& asked, std::size_t most) {
    require_right(tx, viewer, space, "core.manage_access");
    std::vector<PersonInSpace> people;
    const auto more = PeopleInSpace{tx, viewer, space}.each({}, asked, most + 1, [&](PersonInSpace person) {
        people.push_back(std::move(person));
        return true;
    });
    if (more) throw Problem(Code::too_large, "access.list_too_long").with("most", std::to_string(most));
    return people;
}

} // namespace folkmoot::access
