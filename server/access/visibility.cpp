#include "access/visibility.hpp"

#include "access/lane.hpp"
#include "access/marking.hpp"
#include "access/rights_version.hpp"

namespace folkmoot::access {

namespace {

struct HomeSpace {
    ObjectId space;
    SpaceKind kind;
    std::string marking;
    static constexpr auto fields() {
        return std::array{field<&HomeSpace::space>("space", "The space"),
            field<&HomeSpace::kind>("kind", "Its kind"),
            field<&HomeSpace::marking>("marking", "Its marking")};
    }
};
constexpr Sql home_of_scope{
    "select p.id, p.kind, p.marking from scope s join space p on p.id = s.space where s.id = :scope"};
constexpr Sql same_sight{
    "select id from visibility where scope = :scope and audience = :audience and lane = :lane "
    "and marking = :marking and lifecycle = :lifecycle"};
constexpr Sql insert_sight{"insert into visibility (id, scope, space, audience, lane, marking, lifecycle) "
                           "values (:id, :scope, :space, :audience, :lane, :marking, :lifecycle) "
                           "on conflict (scope, audience, lane, marking, lifecycle) do nothing"};
constexpr Sql sight_row{"select scope, audience, lane, marking, lifecycle from visibility where id = :id"};

HomeSpace require_home(ReadTx& tx, ObjectId scope) {
    auto place = tx.row<HomeSpace>(home_of_scope, bind("scope", scope));
    if (!place) throw Problem(Code::internal, "access.scope_outside_spaces");
    return std::move(*place);
}

void check_lane(ReadTx& tx, const Sight& sight, ObjectId space) {
    bool fits = sight.audience == Audience::lane ? space_of_lane(tx, sight.lane) == space : !sight.lane;
    if (!fits)
        throw Problem(Code::bad_input, "access.lane_invalid").with_field({"lane", "access.lane_invalid", {}});
}

std::optional<ObjectId> find(ReadTx& tx, const Sight& sight) {
    return tx.value<ObjectId>(same_sight, bind("scope", sight.scope), bind("audience", sight.audience),
        bind("lane", sight.lane), bind("marking", sight.marking), bind("lifecycle", sight.lifecycle));
}

} // namespace

ObjectId visibility_for(WriteTx& tx, Sight sight) {
    auto place = require_home(tx, sight.scope);
    check_lane(tx, sight, place.space);
    auto floor = require_marking(tx, place.marking);
    if (require_marking(tx, sight.marking).rank < floor.rank) sight.marking = place.marking;
    if (auto known = find(tx, sight)) return *known;
    auto id = tx.new_id();
    auto made = tx.run(insert_sight, bind("id", id), bind("scope", sight.scope), bind("space", place.space),
        bind("audience", sight.audience), bind("lane", sight.lane), bind("marking", sight.marking),
        bind("lifecycle", sight.lifecycle));
    rights_changed(tx, place.space);
    return made == 1 ? id : find(tx, sight).value();
}

Sight sight_of(ReadTx& tx, ObjectId visibility) {
    auto sight = tx.row<Sight>(sight_row, bind("id", visibility));
    if (!sight) throw Problem(Code::internal, "access.visibility_missing");
    return std::move(*sight);
}

void narrow_audience(Sight& sight, const Sight& within) {
    bool parent_is_wider = within.audience == Audience::everyone || sight.audience == Audience::staff;
    bool same_lane =
        within.audience == Audience::lane && sight.audience == Audience::lane && sight.lane == within.lane;
    if (!parent_is_wider && !same_lane) {
        bool joins_lane = within.audience == Audience::lane && sight.audience == Audience::everyone;
        sight.audience = joins_lane ? Audience::lane : Audience::staff;
        sight.lane = joins_lane ? within.lane : ObjectId{};
    }
}

void narrow(ReadTx& tx, Sight& sight, const Sight& within) {
    narrow_audience(sight, within);
    if (require_marking(tx, sight.marking).rank < require_marking(tx, within.marking).rank)
        sight.marking = within.marking;
}

Sight first_sight(ReadTx& tx, ObjectId scope, Lifecycle lifecycle) {
    auto place = require_home(tx, scope);
    return {.scope = scope,
        .audience = place.kind == SpaceKind::community ? Audience::staff : Audience::everyone,
        .lane = {},
        .marking = place.marking,
        .lifecycle = lifecycle};
}

ObjectId visibility_under(WriteTx& tx, const Standing& parent, Lifecycle lifecycle) {
    const auto& object = parent.object();
    if (object.visibility) return visibility_with(tx, object.visibility, lifecycle);
    return visibility_for(tx, first_sight(tx, object.scope, lifecycle));
}

ObjectId visibility_with(WriteTx& tx, ObjectId visibility, Lifecycle lifecycle) {
    auto sight = sight_of(tx, visibility);
    if (sight.lifecycle == lifecycle) return visibility;
    sight.lifecycle = lifecycle;
    return visibility_for(tx, std::move(sight));
}

Lifecycle lifecycle_of(ReadTx& tx, ObjectId visibility) {
    return sight_of(tx, visibility).lifecycle;
}

} // namespace folkmoot::access
