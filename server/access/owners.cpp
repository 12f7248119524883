#include "access/owners.hpp"

namespace folkmoot::access {
namespace {

constexpr Sql select_owners{
    "select p.id from person p where p.state = 'active' and (p.id in (select owner from space where id = "
    ":space) "
    "or p.id in (select g.subject from access_grant g join role r on r.id = g.role where r.key = 'owner' and "
    "g.subject_kind = 'person' and g.scope = :space and g.starts <= :now and (g.ends is null or g.ends > "
    ":now))) "
    "order by p.id limit 50"};
constexpr Sql staff_in_use{"select count(*) from person where id = :person and kind = 'staff' and state = "
                           "'active' and (expires is null or expires > :now)"};

} // namespace

std::vector<ObjectId> owners_of(ReadTx& tx, ObjectId space) {
    return tx.values<ObjectId>(select_owners, bind("space", space), bind("now", tx.now()));
}

void require_possible_owner(ReadTx& tx, ObjectId person) {
    if (*tx.value<std::int64_t>(staff_in_use, bind("person", person), bind("now", tx.now())) == 0)
        throw Problem(Code::bad_input, "access.owner_invalid")
            .with_field({"person", "access.owner_invalid", {}});
}

} // namespace folkmoot::access
