#include "access/lane.hpp"

#include "access/name.hpp"
#include "access/right.hpp"
#include "access/rights_version.hpp"
#include "access/space.hpp"

namespace folkmoot::access {

namespace {

constexpr std::int64_t most_lanes = 1'000;
constexpr std::int64_t most_members = 1'000;
constexpr Sql lane_space{"select space from lane where id = :lane"};
constexpr Sql name_taken{"select count(*) from lane where space = :space and name = :name and id <> :lane"};
constexpr Sql count_lanes{"select count(*) from lane where space = :space"};
constexpr Sql insert_lane{
    "insert into lane (id, space, name, created) values (:id, :space, :name, :created)"};
constexpr Sql set_lane_name{"update lane set name = :name where id = :lane"};
constexpr Sql member_person_exists{"select count(*) from person where id = :id"};
constexpr Sql member_organisation_exists{"select count(*) from organisation where id = :id"};
constexpr Sql count_members{"select count(*) from lane_member where lane = :lane"};
constexpr Sql insert_member{"insert into lane_member (lane, member_kind, member, since) "
                            "values (:lane, :kind, :member, :since) on conflict do nothing"};
constexpr Sql delete_member{
    "delete from lane_member where lane = :lane and member_kind = :kind and member = :member"};
constexpr Sql lanes_of_space{"select id, name from lane where space = :space order by name, id limit :limit"};
constexpr Sql members_of_lane{"select member_kind, member from lane_member where lane = :lane order by "
                              "member_kind, member limit :limit"};

ObjectId require_space_of(ReadTx& tx, const Viewer& viewer, ObjectId lane) {
    auto space = space_of_lane(tx, lane);
    if (!space) throw Problem(Code::not_found, "access.not_found");
    require_right(tx, viewer, *space, "core.manage_lanes");
    return *space;
}

void check_free(ReadTx& tx, ObjectId space, const std::string& name, ObjectId lane) {
    check_name(name);
    if (*tx.value<std::int64_t>(name_taken, bind("space", space), bind("name", name), bind("lane", lane)) > 0)
        throw Problem(Code::conflict, "access.lane_taken");
}

} // namespace

std::optional<ObjectId> space_of_lane(ReadTx& tx, ObjectId lane) {
    return tx.value<ObjectId>(lane_space, bind("lane", lane));
}

ObjectId create_lane(WriteTx& tx, const Viewer& actor, ObjectId space, const std::string& name) {
    require_right(tx, actor, space, "core.manage_lanes");
    check_free(tx, space, name, ObjectId{});
    if (kind_of_space(tx, space) != SpaceKind::community)
        throw Problem(Code::conflict, "access.lanes_need_community");
    if (*tx.value<std::int64_t>(count_lanes, bind("space", space)) >= most_lanes)
        throw Problem(Code::conflict, "access.too_many_lanes");
    auto id = tx.new_id();
    tx.run(insert_lane, bind("id", id), bind("space", space), bind("name", name), bind("created", tx.now()));
    return id;
}

void rename_lane(WriteTx& tx, const Viewer& actor, ObjectId lane, const std::string& name) {
    check_free(tx, require_space_of(tx, actor, lane), name, lane);
    tx.run(set_lane_name, bind("lane", lane), bind("name", name));
}

void add_to_lane(WriteTx& tx, const Viewer& actor, ObjectId lane, const LaneMember& member) {
    auto space = require_space_of(tx, actor, lane);
    const auto& exists =
        member.kind == LaneMemberKind::person ? member_person_exists : member_organisation_exists;
    if (*tx.value<std::int64_t>(exists, bind("id", member.id)) == 0)
        throw Problem(Code::bad_input, "access.subject_unknown")
            .with_field({"id", "access.subject_unknown", {}});
    if (*tx.value<std::int64_t>(count_members, bind("lane", lane)) >= most_members)
        throw Problem(Code::conflict, "access.lane_full");
    tx.run(insert_member, bind("lane", lane), bind("kind", member.kind), bind("member", member.id),
        bind("since", tx.now()));
    rights_changed(tx, space);
}

void take_from_lane(WriteTx& tx, const Viewer& actor, ObjectId lane, const LaneMember& member) {
    auto space = require_space_of(tx, actor, lane);
    tx.run(delete_member, bind("lane", lane), bind("kind", member.kind), bind("member", member.id));
    rights_changed(tx, space);
}

std::vector<Lane> list_lanes(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    require_right(tx, viewer, space, "core.manage_lanes");
    return tx.rows<Lane>(lanes_of_space, bind("space", space), bind("limit", most_lanes));
}

std::vector<LaneMember> list_lane_members(ReadTx& tx, const Viewer& viewer, ObjectId lane) {
    require_space_of(tx, viewer, lane);
    return tx.rows<LaneMember>(members_of_lane, bind("lane", lane), bind("limit", most_members));
}

} // namespace folkmoot::access
