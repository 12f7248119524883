#include "access/space_line.hpp"

#include "access/area_line.hpp"
#include "access/grant.hpp"
#include "access/owners.hpp"
#include "access/right.hpp"
#include "folkmoot/text.hpp"

#include <algorithm>

namespace folkmoot::access {
namespace {

constexpr std::int64_t names_at_once = 500;
constexpr int most_rounds = 50;

struct NamedSpace {
    ObjectId id;
    std::string name;
    ObjectId area;
    static constexpr auto fields() {
        return std::array{field<&NamedSpace::id>("id", "The space"),
            field<&NamedSpace::name>("name", "Its name"),
            field<&NamedSpace::area>("area", "Where it stands")};
    }
};

#define CAN_SIGN_IN "p.state = 'active' and (p.expires is null or p.expires > :now)"
#define HAS_NO_OWNER                                                                                         \
    "not exists (select 1 from access_grant g join role r on r.id = g.role "                                 \
    "left join person p on p.id = g.subject and g.subject_kind = 'person' "                                  \
    "where g.scope = s.id and r.key = 'owner' and g.starts <= :now and (g.ends is null or g.ends > :now) "   \
    "and (p.id is null or (" CAN_SIGN_IN ")))"
constexpr Sql some_names{
    "select s.id, s.name, s.area from space s where (s.name > :name or (s.name = :name and s.id > :id)) "
    "and (cast(:state as text) is null or s.state = :state) order by s.name, s.id limit :limit"};
constexpr Sql some_ownerless{
    "select s.id, s.name, s.area from space s where (s.name > :name or (s.name = :name and s.id > :id)) "
    "and (cast(:state as text) is null or s.state = :state) and " HAS_NO_OWNER
    " order by s.name, s.id limit :limit"};
constexpr Sql count_ownerless{"select count(*) from space s where " HAS_NO_OWNER};
constexpr Sql managed_space{
    "select s.id, s.name, s.kind, s.state, s.listed, s.area, a.name, m.name, s.created, "
    "(select count(*) from visibility v join object o on o.visibility = v.id where v.space = s.id), "
    "(select cast(coalesce(sum(b.size), 0) as bigint) from blob b where b.space = s.id), s.quota, "
    "(select e.at from event e where e.space = s.id and e.seq is not null order by e.seq desc limit 1) "
    "from space s join area a on a.id = s.area join marking m on m.key = s.marking where s.id = :id"};
constexpr Sql owners{
    "select g.subject, g.subject_kind, coalesce(p.name, b.name, o.name, ''), "
    "case when p.id is null or (" CAN_SIGN_IN
    ") then 1 else 0 end as in_use from access_grant g join role r on r.id = g.role "
    "left join person p on p.id = g.subject and g.subject_kind = 'person' "
    "left join person_group b on b.id = g.subject and g.subject_kind = 'group' "
    "left join organisation o on o.id = g.subject and g.subject_kind = 'organisation' "
    "where g.scope = :space and r.key = 'owner' and g.starts <= :now and (g.ends is null or g.ends > :now) "
    "order by 4 desc, 3, 1 limit 50"};
#undef HAS_NO_OWNER
constexpr Sql put_quota{"update space set quota = :quota where id = :id"};
constexpr Sql area_of{"select area from space where id = :id"};
constexpr Sql take_over{"update space set owner = :person where id = :space and owner not in "
                        "(select p.id from person p where p.id = owner and " CAN_SIGN_IN ")"};
#undef CAN_SIGN_IN

SpaceLine line_of(ReadTx& tx, ObjectId space) {
    if (auto line = tx.row<SpaceLine>(managed_space, bind("id", space))) return std::move(*line);
    throw Problem(Code::not_found, "access.not_found");
}

/// Which areas the viewer may manage, of those asked for.
std::vector<ObjectId> managed_areas(ReadTx& tx, const Viewer& viewer, std::optional<ObjectId> only) {
    std::vector<ObjectId> ids;
    for (const auto& area : list_managed_areas(tx, viewer))
        if (!only || area.id == *only) ids.push_back(area.id);
    std::ranges::sort(ids);
    return ids;
}

} // namespace

std::vector<SpaceLine> list_managed_spaces(
    ReadTx& tx, const Viewer& viewer, const SpaceFilter& filter, SpacePlace after, std::int64_t limit) {
    const auto areas = managed_areas(tx, viewer, filter.area);
    const auto typed = folded(filter.typed);
    const auto most = static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 1, 101));
    std::vector<SpaceLine> found;
    for (int round = 0; round < most_rounds; ++round) {
        const auto page = filter.ownerless
            ? tx.rows<NamedSpace>(some_ownerless, bind("name", after.name), bind("id", after.id),
                  bind("state", filter.state), bind("now", tx.now()), bind("limit", names_at_once))
            : tx.rows<NamedSpace>(some_names, bind("name", after.name), bind("id", after.id),
                  bind("state", filter.state), bind("limit", names_at_once));
        for (const auto& space : page) {
            if (!std::ranges::binary_search(areas, space.area)) continue;
            if (folded(space.name).find(typed) == std::string::npos) continue;
            found.push_back(line_of(tx, space.id));
            if (found.size() == most) return found;
        }
        if (std::ssize(page) < names_at_once) break;
        after = {.name = page.back().name, .id = page.back().id};
    }
    return found;
}

SpaceLine require_managed_space(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    const auto area = tx.value<ObjectId>(area_of, bind("id", space));
    if (!area) throw Problem(Code::not_found, "access.not_found");
    require_right(tx, viewer, *area, "core.manage_areas");
    return line_of(tx, space);
}

std::vector<SpaceOwner> list_space_owners(ReadTx& tx, ObjectId space) {
    return tx.rows<SpaceOwner>(owners, bind("space", space), bind("now", tx.now()));
}

std::int64_t count_ownerless_spaces(ReadTx& tx) {
    return *tx.value<std::int64_t>(count_ownerless, bind("now", tx.now()));
}

void set_quota(WriteTx& tx, const Viewer& actor, ObjectId space, std::optional<std::int64_t> quota) {
    require_right(tx, actor, site, "core.manage_site");
    if (tx.run(put_quota, bind("id", space), bind("quota", quota)) == 0)
        throw Problem(Code::not_found, "access.not_found");
}

void add_owner(WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId person, const std::string& reason) {
    require_right(tx, actor, space, "core.appoint");
    require_possible_owner(tx, person);
    if (person == actor.person()) require_right(tx, actor, space, "core.manage_access");
    put_grant(tx, actor, {.subject = person, .role = "owner", .scope = space, .reason = reason});
    tx.run(take_over, bind("person", person), bind("space", space), bind("now", tx.now()));
}

} // namespace folkmoot::access
