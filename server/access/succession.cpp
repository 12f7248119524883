#include "access/succession.hpp"

#include "access/grant.hpp"
#include "access/grant_event.hpp"
#include "access/rights_version.hpp"

namespace folkmoot::access {

namespace {

struct HeldGrant {
    ObjectId id;
    ObjectId role;
    ObjectId scope;
    Time starts;
    std::optional<Time> ends;
    static constexpr auto fields() {
        return std::array{field<&HeldGrant::id>("id", "The grant"),
            field<&HeldGrant::role>("role", "The role"), field<&HeldGrant::scope>("scope", "Where"),
            field<&HeldGrant::starts>("starts", "From when"), field<&HeldGrant::ends>("ends", "Until when")};
    }
};
#define GRANT_COLUMNS "select id, role, scope, starts, ends from access_grant "
constexpr Sql grants_held{
    GRANT_COLUMNS "where subject_kind = :kind and subject = :from order by id limit 500"};
constexpr Sql same_role{
    GRANT_COLUMNS "where subject_kind = :kind and subject = :to and role = :role and scope = :scope"};
#undef GRANT_COLUMNS
constexpr Sql set_subject{"update access_grant set subject = :to where id = :id"};
constexpr Sql set_time{"update access_grant set starts = :starts, ends = :ends where id = :id"};
constexpr Sql capacities_held{
    "select distinct coalesce(s.space, s.id) from access_grant g join scope s on s.id = g.scope "
    "where g.capacity = :from order by 1"};
constexpr Sql set_capacity{"update access_grant set capacity = :to where capacity = :from"};
constexpr Sql spaces_of_lanes{"select distinct l.space from lane_member m join lane l on l.id = m.lane "
                              "where m.member_kind = :kind and m.member = :from order by 1"};
constexpr Sql join_lanes{"insert into lane_member (lane, member_kind, member, since) "
                         "select lane, member_kind, :to, since from lane_member "
                         "where member_kind = :kind and member = :from on conflict do nothing"};
constexpr Sql leave_lanes{"delete from lane_member where member_kind = :kind and member = :from"};
constexpr Sql pass_requests{"update access_request set person = :to where person = :from and space not in "
                            "(select space from access_request where person = :to)"};
constexpr Sql drop_other_requests{"delete from access_request where person = :from"};
constexpr Sql spaces_owned{"select id from space where owner = :from order by id"};
constexpr Sql set_owner{"update space set owner = :to where owner = :from"};

class Passing {
public:
    Passing(WriteTx& tx, const Succession& succession)
        : tx_(tx)
        , succession_(succession) { }

    void pass_grants() {
        const auto held = [&] {
            return tx_.rows<HeldGrant>(
                grants_held, bind("kind", succession_.kind), bind("from", succession_.from));
        };
        // Each grant leaves its old subject, so the last page is empty.
        for (auto page = held(); !page.empty(); page = held())
            for (const auto& grant : page)
                pass(grant);
    }

private:
    void pass(const HeldGrant& grant) {
        const auto other = tx_.row<HeldGrant>(same_role, bind("kind", succession_.kind),
            bind("to", succession_.to), bind("role", grant.role), bind("scope", grant.scope));
        if (other) {
            drop_grant(tx_, grant.id);
            lengthen(*other, grant);
        } else {
            tx_.run(set_subject, bind("to", succession_.to), bind("id", grant.id));
            say(grant, GrantChange::given, succession_.to);
        }
        say(grant, GrantChange::withdrawn, succession_.from);
        rights_changed(tx_, place_of(tx_, grant.scope));
    }

    void lengthen(const HeldGrant& kept, const HeldGrant& dropped) {
        const Time starts = std::min(kept.starts, dropped.starts);
        const auto ends = kept.ends && dropped.ends ? std::optional{std::max(*kept.ends, *dropped.ends)}
                                                    : std::optional<Time>{};
        if (starts == kept.starts && ends == kept.ends) return;
        tx_.run(set_time, bind("starts", starts), bind("ends", ends), bind("id", kept.id));
        say(kept, GrantChange::changed, succession_.to);
    }

    void say(const HeldGrant& grant, GrantChange change, ObjectId subject) {
        tell(tx_,
            {.grant = grant.id,
                .change = change,
                .subject_kind = succession_.kind,
                .subject = subject,
                .role = grant.role,
                .scope = grant.scope});
    }

    WriteTx& tx_;
    const Succession& succession_;
};

void all_changed(WriteTx& tx, const std::vector<ObjectId>& places) {
    for (const auto place : places)
        rights_changed(tx, place);
}

} // namespace

void pass_on(WriteTx& tx, const Succession& succession) {
    const auto kind = bind("kind", succession.kind);
    const auto from = bind("from", succession.from);
    const auto to = bind("to", succession.to);
    Passing{tx, succession}.pass_grants();
    all_changed(tx, tx.values<ObjectId>(spaces_of_lanes, kind, from));
    tx.run(join_lanes, kind, from, to);
    tx.run(leave_lanes, kind, from);
    if (succession.kind == SubjectKind::organisation) {
        all_changed(tx, tx.values<ObjectId>(capacities_held, from));
        tx.run(set_capacity, to, from);
    } else {
        all_changed(tx, tx.values<ObjectId>(spaces_owned, from));
        tx.run(set_owner, to, from);
        tx.run(pass_requests, to, from);
        tx.run(drop_other_requests, from);
    }
    rights_changed(tx, succession.from);
    rights_changed(tx, succession.to);
}

} // namespace folkmoot::access
