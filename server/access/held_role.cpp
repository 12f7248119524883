#include "access/held_role.hpp"

namespace folkmoot::access {
namespace {

constexpr Sql held_roles{
    "select g.id, r.key, r.name, s.kind, g.scope, coalesce(a.name, t.name, ''), g.subject_kind, "
    "coalesce(m.name, o.name, ''), g.starts, g.ends "
    "from access_grant g join role r on r.id = g.role join scope s on s.id = g.scope "
    "left join area a on a.id = g.scope left join space t on t.id = s.space "
    "left join person_group m on g.subject_kind = 'group' and m.id = g.subject "
    "left join organisation o on g.subject_kind = 'organisation' and o.id = g.subject "
    "where ((g.subject_kind = 'person' and g.subject = :person) or (g.subject_kind = 'group' and g.subject "
    "in "
    "(select group_id from group_member where person = :person)) or (g.subject_kind = 'organisation' and "
    "g.subject in (select f.organisation from affiliation f where f.person = :person and f.since <= :now "
    "and (f.until is null or f.until > :now)))) and (g.ends is null or g.ends > :now) "
    "order by case s.kind when 'site' then 0 when 'area' then 1 else 2 end, coalesce(a.name, t.name, ''), "
    "g.id "
    "limit 500"};

} // namespace

std::vector<HeldRole> list_held_roles(ReadTx& tx, ObjectId person) {
    return tx.rows<HeldRole>(held_roles, bind("person", person), bind("now", tx.now()));
}

} // namespace folkmoot::access
