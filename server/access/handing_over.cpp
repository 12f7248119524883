#include "access/handing_over.hpp"

#include "access/grant.hpp"
#include "access/owners.hpp"
#include "access/right.hpp"
#include "access/rights_version.hpp"

namespace folkmoot::access {
namespace {

constexpr Sql own_grants{
    "select id from access_grant where subject_kind = 'person' and subject = :person and scope = :space "
    "order by id limit 50"};
constexpr Sql put_owner{"update space set owner = :person where id = :space"};

} // namespace

void hand_over(WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId person, const std::string& reason) {
    require_right(tx, actor, space, "core.manage_space");
    require_possible_owner(tx, person);
    grant(tx, actor, {.subject = person, .role = "owner", .scope = space, .reason = reason});
    tx.run(put_owner, bind("person", person), bind("space", space));
    rights_changed(tx, space);
}

void leave(WriteTx& tx, const Viewer& actor, ObjectId space) {
    const auto grants = tx.values<ObjectId>(own_grants, bind("person", actor.person()), bind("space", space));
    if (grants.empty()) throw Problem(Code::conflict, "access.not_in_own_name");
    for (const auto grant : grants)
        revoke(tx, actor, grant);
}

} // namespace folkmoot::access
