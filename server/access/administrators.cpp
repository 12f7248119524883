#include "access/administrators.hpp"

#include "access/scope.hpp"

namespace folkmoot::access {
namespace {

#define ADMINISTERS                                                                                          \
    "exists (select 1 from access_grant g join role r on r.id = g.role where r.key = 'site_administrator' "  \
    "and g.scope = :site and g.starts <= :now and (g.ends is null or g.ends > :now) and ("                   \
    "(g.subject_kind = 'person' and g.subject = p.id) or (g.subject_kind = 'group' and g.subject in "        \
    "(select m.group_id from group_member m where m.person = p.id)) or (g.subject_kind = 'organisation' "    \
    "and g.subject in (select a.organisation from affiliation a where a.person = p.id and a.since <= :now "  \
    "and (a.until is null or a.until > :now)))))"
constexpr Sql administrators{
    "select count(*) from person p where p.state = 'active' and p.kind = 'staff' and " ADMINISTERS};
constexpr Sql one_of_them{"select count(*) from person p where p.id = :person and " ADMINISTERS};
#undef ADMINISTERS

} // namespace

std::int64_t count_administrators(ReadTx& tx) {
    return tx.value<std::int64_t>(administrators, bind("site", site), bind("now", tx.now())).value_or(0);
}

bool is_administrator(ReadTx& tx, ObjectId person) {
    return tx.value<std::int64_t>(
                 one_of_them, bind("person", person), bind("site", site), bind("now", tx.now()))
               .value_or(0)
        > 0;
}

void require_administrator_left(ReadTx& tx) {
    if (count_administrators(tx) == 0) throw Problem(Code::conflict, "access.last_administrator");
}

void keep_an_administrator(WriteTx& tx, const std::function<void()>& change) {
    const auto before = count_administrators(tx);
    change();
    if (before > 0) require_administrator_left(tx);
}

} // namespace folkmoot::access
