#pragma once
#include "access/words.hpp"
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// A named set of outside people in one community, usually one organisation. It says who sees what one of
/// them writes; to be in the space at all, people still need a role there. All changes ask for
/// core.manage_lanes.
struct Lane {
    ObjectId id;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&Lane::id>("id", "The lane"), field<&Lane::name>("name", "Its name")};
    }
};

struct LaneMember {
    LaneMemberKind kind = LaneMemberKind::organisation;
    ObjectId id;
    static constexpr auto fields() {
        return std::array{field<&LaneMember::kind>("kind", "A person or a whole organisation"),
            field<&LaneMember::id>("id", "Which")};
    }
};

/// Nothing when there is no such lane.
std::optional<ObjectId> space_of_lane(ReadTx& tx, ObjectId lane);

/// Throws Code::conflict outside a community, when the name is taken, or when the space has 1,000.
ObjectId create_lane(WriteTx& tx, const Viewer& actor, ObjectId space, const std::string& name);
void rename_lane(WriteTx& tx, const Viewer& actor, ObjectId lane, const std::string& name);
/// Throws Code::bad_input for a person or an organisation that does not exist.
void add_to_lane(WriteTx& tx, const Viewer& actor, ObjectId lane, const LaneMember& member);
void take_from_lane(WriteTx& tx, const Viewer& actor, ObjectId lane, const LaneMember& member);

/// By name; asks for core.manage_lanes, since outside people never learn of each other's lanes.
std::vector<Lane> list_lanes(ReadTx& tx, const Viewer& viewer, ObjectId space);
/// At most 1,000.
std::vector<LaneMember> list_lane_members(ReadTx& tx, const Viewer& viewer, ObjectId lane);

} // namespace folkmoot::access
