#include "access/rehoming.hpp"

#include "access/marking.hpp"
#include "access/scope.hpp"

namespace folkmoot::access {

namespace {

struct Home {
    ObjectId scope;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&Home::scope>("scope", "Where its rules hang"),
            field<&Home::visibility>("visibility", "Who can see it")};
    }
};
constexpr Sql home_of{"select scope, visibility from object where id = :id"};
constexpr Sql set_home{"update object set scope = :scope, visibility = :visibility where id = :id"};

/// Children are for the same people as their parent or for fewer: one lane under another leaves staff.
void narrow(ReadTx& tx, Sight& sight, const Sight& within) {
    bool parent_is_wider = within.audience == Audience::everyone || sight.audience == Audience::staff;
    bool same_lane =
        within.audience == Audience::lane && sight.audience == Audience::lane && sight.lane == within.lane;
    if (!parent_is_wider && !same_lane) {
        bool joins_lane = within.audience == Audience::lane && sight.audience == Audience::everyone;
        sight.audience = joins_lane ? Audience::lane : Audience::staff;
        sight.lane = joins_lane ? within.lane : ObjectId{};
    }
    if (require_marking(tx, sight.marking).rank < require_marking(tx, within.marking).rank)
        sight.marking = within.marking;
}

} // namespace

void rehome(WriteTx& tx, const Rehoming& rehoming) {
    std::unordered_map<ObjectId, ObjectId> counterparts;
    for (auto id : rehoming.objects) {
        auto home = tx.row<Home>(home_of, bind("id", id));
        if (!home) throw Problem(Code::not_found, "access.not_found");
        if (home->scope == id) {
            if (find_scope(tx, id).value().parent == rehoming.from) move_scope(tx, id, rehoming.to);
            continue;
        }
        if (home->scope != rehoming.from) continue;
        auto& counterpart = counterparts[home->visibility];
        if (!counterpart) {
            auto sight = sight_of(tx, home->visibility);
            sight.scope = rehoming.to;
            if (rehoming.within) narrow(tx, sight, *rehoming.within);
            counterpart = visibility_for(tx, sight);
        }
        tx.run(set_home, bind("id", id), bind("scope", rehoming.to), bind("visibility", counterpart));
    }
}

void put_under(WriteTx& tx, const Standing& object, const Standing& parent, std::span<const ObjectId> below) {
    const auto& row = object.object();
    const auto& above = parent.object();
    if (row.space != above.space) throw Problem(Code::conflict, "access.scope_in_another_space");
    std::optional<Sight> within;
    if (above.visibility) within = sight_of(tx, above.visibility);
    if (row.scope == row.id) {
        move_scope(tx, row.id, above.scope);
        return;
    }
    std::vector<ObjectId> all(below.begin(), below.end());
    all.push_back(row.id);
    rehome(tx, {.objects = all, .from = row.scope, .to = above.scope, .within = within});
}

} // namespace folkmoot::access
