#include "identity/directory.hpp"

#include "folkmoot/text.hpp"
#include "identity/person.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql people_like{
    "select p.id, p.name, coalesce((select o.name from affiliation a join organisation o on o.id = "
    "a.organisation "
    "where a.person = p.id and a.since <= :now and (a.until is null or a.until > :now) order by a.since "
    "desc, a.id desc limit "
    "1), '') "
    "as organisation, p.email, p.kind, p.title from person p where p.state = 'active' "
    "and (:typed = '' or instr(lower(p.name), :typed) > 0 or instr(p.email, :typed) > 0) "
    "and (:only = 0 or p.id = :only) and (p.name > :name or (p.name = :name and p.id > :id)) "
    "order by p.name, p.id limit :limit",
    "select p.id, p.name, coalesce((select o.name from affiliation a join organisation o on o.id = "
    "a.organisation "
    "where a.person = p.id and a.since <= :now and (a.until is null or a.until > :now) order by a.since "
    "desc, a.id desc limit "
    "1), '') "
    "as organisation, p.email, p.kind, p.title from person p where p.state = 'active' "
    "and (:typed = '' or strpos(lower(p.name), :typed) > 0 or strpos(p.email, :typed) > 0) "
    "and (:only = 0 or p.id = :only) and (p.name > :name or (p.name = :name and p.id > :id)) "
    "order by p.name, p.id limit :limit"};
constexpr Sql affiliations_of{"select o.name, a.title, a.since, a.until from affiliation a "
                              "join organisation o on o.id = a.organisation where a.person = :person "
                              "order by coalesce(a.until, 9223372036854775807) desc, a.since desc limit 50"};

} // namespace

std::vector<DirectoryPerson> find_people(ReadTx& tx, const Viewer& viewer, std::string_view typed,
    const DirectoryPlace& after, std::int64_t limit) {
    if (!viewer.signed_in()) return {};
    const ObjectId only = viewer.kind() == ViewerKind::guest ? viewer.person() : ObjectId{};
    return tx.rows<DirectoryPerson>(people_like, bind("typed", folded(typed)), bind("only", only),
        bind("name", after.name), bind("id", after.id), bind("now", tx.now()),
        bind("limit", std::clamp<std::int64_t>(limit, 1, 100)));
}

std::optional<PersonProfile> find_profile(ReadTx& tx, const Viewer& viewer, ObjectId id) {
    const bool may_know = viewer.kind() == ViewerKind::staff || viewer.person() == id;
    auto person = may_know ? find_person(tx, id) : std::nullopt;
    if (!person || person->state == "erased") return std::nullopt;
    PersonProfile profile{.id = id,
        .name = std::move(person->name),
        .title = std::move(person->title),
        .email = std::move(person->email),
        .kind = person->kind,
        .affiliations = tx.rows<PersonAffiliation>(affiliations_of, bind("person", id))};
    if (!profile.affiliations.empty() && !profile.affiliations.front().until)
        profile.organisation = profile.affiliations.front().organisation;
    return profile;
}

} // namespace folkmoot::identity
