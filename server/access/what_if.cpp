#include "access/what_if.hpp"

#include "access/decision.hpp"

namespace folkmoot::access {

namespace {

/// They are found before they are put in order: PostgreSQL would go through all people by name and ask of
/// each whether they are among them.
constexpr Sql candidates{
    "with found as materialized (select p.id, p.name from ("
    "select g.subject as person from scope_path c join access_grant g on g.scope = c.ancestor "
    "where c.scope = :scope and g.subject_kind = 'person' "
    "union select m.person from scope_path c join access_grant g on g.scope = c.ancestor "
    "join group_member m on m.group_id = g.subject where c.scope = :scope and g.subject_kind = 'group' "
    "union select a.person from scope_path c join access_grant g on g.scope = c.ancestor "
    "join affiliation a on a.organisation = g.subject where c.scope = :scope and g.subject_kind = "
    "'organisation'"
    ") u join person p on p.id = u.person where p.state = 'active') "
    "select id, name from found where (name, id) > (:name, :id) order by name, id limit :limit"};

} // namespace

SpaceMap path_to(const SpaceMap& space, ObjectId visibility) {
    SpaceMap path;
    path.id = space.id;
    path.state = space.state;
    path.marking = space.marking;
    path.markings = space.markings;
    path.roles = space.roles;
    auto one = *std::ranges::find(space.visibilities, visibility, &SpaceMap::Visibility::id);
    for (auto place = one.scope; place != SpaceMap::no_parent; place = space.scopes[place].parent)
        path.scopes.push_back(space.scopes[place]);
    std::ranges::reverse(path.scopes);
    for (std::size_t i = 0; i < path.scopes.size(); ++i) {
        path.scopes[i].parent = i == 0 ? SpaceMap::no_parent : i - 1;
        path.place_of.emplace(path.scopes[i].id, i);
    }
    one.scope = path.scopes.size() - 1;
    path.visibilities.push_back(one);
    return path;
}

std::vector<Candidate> list_candidates(
    ReadTx& tx, ObjectId scope, const Candidate& after, std::int64_t limit) {
    return tx.rows<Candidate>(candidates, bind("scope", scope), bind("name", after.name),
        bind("id", after.id), bind("limit", limit));
}

bool would_see(const SpaceMap& path, const PersonFacts& facts, const Permissions& permissions) {
    return !decide(path, facts, permissions)->visible().empty();
}

} // namespace folkmoot::access
