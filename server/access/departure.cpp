#include "access/departure.hpp"

#include "access/grant.hpp"
#include "access/grant_event.hpp"
#include "access/rights_version.hpp"

namespace folkmoot::access {
namespace {

struct Held {
    ObjectId id;
    ObjectId role;
    ObjectId scope;
    static constexpr auto fields() {
        return std::array{field<&Held::id>("id", "The grant"), field<&Held::role>("role", "The role"),
            field<&Held::scope>("scope", "Where")};
    }
};
constexpr Sql held_by{"select id, role, scope from access_grant "
                      "where subject_kind = 'person' and subject = :person order by id limit 500"};
constexpr Sql spaces_of_own_lanes{"select distinct l.space from lane_member m join lane l on l.id = m.lane "
                                  "where m.member_kind = 'person' and m.member = :person order by 1"};
constexpr Sql leave_every_lane{"delete from lane_member where member_kind = 'person' and member = :person"};
constexpr Sql drop_requests{"delete from access_request where person = :person"};
constexpr Sql count_spaces_owned{"select count(*) from space where owner = :person"};

} // namespace

void take_all_from(WriteTx& tx, ObjectId person) {
    const auto held = [&] { return tx.rows<Held>(held_by, bind("person", person)); };
    // Each page is gone when the next is read, so the last is empty.
    for (auto page = held(); !page.empty(); page = held())
        for (const auto& grant : page) {
            drop_grant(tx, grant.id);
            rights_changed(tx, place_of(tx, grant.scope));
            tell(tx,
                {.grant = grant.id,
                    .change = GrantChange::withdrawn,
                    .subject_kind = SubjectKind::person,
                    .subject = person,
                    .role = grant.role,
                    .scope = grant.scope});
        }
    for (const auto space : tx.values<ObjectId>(spaces_of_own_lanes, bind("person", person)))
        rights_changed(tx, space);
    tx.run(leave_every_lane, bind("person", person));
    tx.run(drop_requests, bind("person", person));
    rights_changed(tx, person);
}

std::int64_t count_owned(ReadTx& tx, ObjectId person) {
    return tx.value<std::int64_t>(count_spaces_owned, bind("person", person)).value_or(0);
}

} // namespace folkmoot::access
