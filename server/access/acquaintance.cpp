#include "folkmoot/acquaintance.hpp"

#include "access/reach.hpp"

namespace folkmoot::access {
namespace {

#define IN_FORCE(grant) grant ".starts <= :now and (" grant ".ends is null or " grant ".ends > :now)"
#define LETS_IN                                                                                              \
    IN_FORCE("g")                                                                                            \
    " and exists (select 1 from role_permission v where v.role = g.role and v.permission = 'core.view')"
/// The organisations that somebody is of now, as far as they count in a space (as in person_facts.cpp): where
/// they joined in one capacity, only that one does.
#define OF_ORGANISATION_HERE(space)                                                                          \
    "a.since <= :now and (a.until is null or a.until > :now) and (not exists (select 1 from access_grant k " \
    "where k.subject_kind = 'person' and k.subject = a.person and k.space in (0, " space ") and "            \
    "k.capacity is not null and " IN_FORCE(                                                                  \
        "k") ") or exists (select 1 from access_grant k where "                                              \
             "k.subject_kind = 'person' and k.subject = a.person and k.space in (0, " space ") and "         \
             "k.capacity = a.organisation and " IN_FORCE("k") "))"

/// Whom the viewer knows in which of the spaces `ids`. The last three arguments narrow the people looked at.
#define KNOWN_PEOPLE(ids, of_person, of_group, of_organisation)                                              \
    "with here as (select id, kind, blind from space where id in " ids "), "                                 \
    "members as materialized ("                                                                              \
    "select h.id as space, g.subject as person from here h join access_grant g on g.scope = h.id "           \
    "where g.subject_kind = 'person' and " LETS_IN of_person                                                 \
    " union select h.id, m.person from here h join access_grant g on g.scope = h.id "                        \
    "join group_member m on m.group_id = g.subject where g.subject_kind = 'group' and " LETS_IN of_group     \
    " union select h.id, a.person from here h join access_grant g on g.scope = h.id "                        \
    "join affiliation a on a.organisation = g.subject where g.subject_kind = 'organisation' and " LETS_IN    \
    " and " OF_ORGANISATION_HERE("h.id") of_organisation                                                     \
        "), own_lanes as materialized ("                                                                     \
        "select l.id, l.space from here h join lane l on l.space = h.id join lane_member n on n.lane = "     \
        "l.id "                                                                                              \
        "where n.member_kind = 'person' and n.member = :viewer "                                             \
        "union select l.id, l.space from affiliation a join lane_member n on n.member_kind = "               \
        "'organisation' "                                                                                    \
        "and n.member = a.organisation join lane l on l.id = n.lane join here h on h.id = l.space "          \
        "where a.person = :viewer and " OF_ORGANISATION_HERE(                                                \
            "h.id") "), known as (select o.space, o.person from members o "                                  \
                    "join members v on v.space = o.space and v.person = :viewer join here h on h.id = "      \
                    "o.space "                                                                               \
                    "join person p on p.id = o.person where o.person <> :viewer and p.state = 'active' "     \
                    "and (p.expires is null or p.expires > :now) and (:staff = 1 or p.kind = 'staff' "       \
                    "or (h.blind = 0 and h.kind <> 'public') "                                               \
                    "or exists (select 1 from own_lanes l join lane_member n on n.lane = l.id where "        \
                    "l.space = o.space and "                                                                 \
                    "n.member_kind = 'person' and n.member = o.person) "                                     \
                    "or exists (select 1 from own_lanes l join lane_member n on n.lane = l.id join "         \
                    "affiliation a on "                                                                      \
                    "a.organisation = n.member where l.space = o.space and n.member_kind = 'organisation' "  \
                    "and "                                                                                   \
                    "a.person = o.person and " OF_ORGANISATION_HERE("o.space") "))) "
#define IN_BOTH(STATEMENT)                                                                                   \
    Sql {                                                                                                    \
        STATEMENT("(select value from json_each(:ids))"),                                                    \
            STATEMENT("(select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb)))")  \
    }

#define KNOWN_TO_GUEST(ids) KNOWN_PEOPLE(ids, "", "", "") "select distinct person from known order by person"
constexpr Sql all_known_people = IN_BOTH(KNOWN_TO_GUEST);
#undef KNOWN_TO_GUEST

/// Only the two are looked at, whoever else is there.
#define SHARED_SPACES(ids)                                                                                   \
    KNOWN_PEOPLE(ids, " and g.subject in (:viewer, :person)", " and m.person in (:viewer, :person)",         \
        " and a.person in (:viewer, :person)")                                                               \
    "select s.id from known k join space s on s.id = k.space where k.person = :person order by s.name, s.id"
constexpr Sql shared_spaces = IN_BOTH(SHARED_SPACES);
#undef SHARED_SPACES
#undef IN_BOTH
#undef KNOWN_PEOPLE
#undef OF_ORGANISATION_HERE
#undef LETS_IN
#undef IN_FORCE

constexpr Sql is_there{"select count(*) from person where id = :person and state <> 'erased'"};

/// Where the viewer sees anything now, with the second factor that a marking may ask for.
std::vector<ObjectId> spaces_seen(ReadTx& tx, const Viewer& viewer) {
    std::vector<ObjectId> spaces;
    for (const auto& [space, rights] : reachable_spaces(tx, viewer))
        spaces.push_back(space);
    return spaces;
}

Binding bind_staff(const Viewer& viewer) {
    return bind("staff", std::int64_t{viewer.kind() == ViewerKind::staff});
}

} // namespace

std::vector<ObjectId> known_to_guest(ReadTx& tx, const Viewer& guest) {
    auto known = tx.values<ObjectId>(all_known_people, bind_ids(spaces_seen(tx, guest)),
        bind("viewer", guest.person()), bind_staff(guest), bind("now", tx.now()));
    known.insert(std::ranges::lower_bound(known, guest.person()), guest.person());
    return known;
}

bool knows(ReadTx& tx, const Viewer& viewer, ObjectId person) {
    if (!viewer.signed_in()) return false;
    if (viewer.kind() == ViewerKind::guest)
        return viewer.person() == person || !spaces_shared_with(tx, viewer, person).empty();
    return tx.value<std::int64_t>(is_there, bind("person", person)).value_or(0) > 0;
}

std::vector<ObjectId> spaces_shared_with(ReadTx& tx, const Viewer& viewer, ObjectId person) {
    if (!viewer.signed_in()) return {};
    return tx.values<ObjectId>(shared_spaces, bind_ids(spaces_seen(tx, viewer)),
        bind("viewer", viewer.person()), bind("person", person), bind_staff(viewer), bind("now", tx.now()));
}

} // namespace folkmoot::access
