#include "access/rights_memory.hpp"
#include "access/visibility.hpp"
#include "access/what_if.hpp"

namespace folkmoot::access {
namespace {

constexpr Sql select_lanes{"select id, name from lane where space = :space order by name, id limit 998"};
constexpr Sql select_lane_name{"select name from lane where id = :lane"};
constexpr Sql select_organisation{"select name from organisation where id = :id"};
constexpr Sql select_place{"select kind, blind from space where id = :space"};

struct Community {
    SpaceKind kind = SpaceKind::workspace;
    bool blind = false;
    static constexpr auto fields() {
        return std::array{field<&Community::kind>("kind", "Its kind"),
            field<&Community::blind>("blind", "Outside people answer in private")};
    }
};
struct NamedLane {
    ObjectId id;
    std::string name;
    static constexpr auto fields() {
        return std::array{
            field<&NamedLane::id>("id", "The lane"), field<&NamedLane::name>("name", "Its name")};
    }
};

std::string name_of_lane(ReadTx& tx, ObjectId lane) {
    return tx.value<std::string>(select_lane_name, bind("lane", lane)).value_or("");
}

/// Outside people know their side by the organisation they act for: its name in the community is the staff's
/// affair.
std::string own_name_of_lane(ReadTx& tx, const Viewer& viewer, ObjectId lane, bool only) {
    auto organisation = only && viewer.organisation()
        ? tx.value<std::string>(select_organisation, bind("id", viewer.organisation()))
        : std::nullopt;
    return organisation ? std::move(*organisation) : name_of_lane(tx, lane);
}

std::vector<AudienceChoice> choices_of_staff(ReadTx& tx, ObjectId space) {
    std::vector<AudienceChoice> choices{{.audience = Audience::everyone}, {.audience = Audience::staff}};
    for (auto& lane : tx.rows<NamedLane>(select_lanes, bind("space", space)))
        choices.push_back({Audience::lane, lane.id, std::move(lane.name)});
    return choices;
}

std::vector<AudienceChoice> choices_of_guest(
    ReadTx& tx, const Viewer& viewer, ObjectId space, const Community& community) {
    std::vector<AudienceChoice> choices;
    const auto lanes = load_facts(tx, viewer.person(), viewer.second_factor(), space).lanes;
    for (const ObjectId lane : lanes)
        choices.push_back({Audience::lane, lane, own_name_of_lane(tx, viewer, lane, lanes.size() == 1)});
    if (!community.blind) choices.insert(choices.begin(), {.audience = Audience::everyone});
    return choices;
}

} // namespace

std::vector<AudienceChoice> audiences_under(ReadTx& tx, const Viewer& viewer, const Standing& object) {
    if (!viewer.signed_in()) return {};
    const ObjectRow& row = object.object();
    const auto community = tx.row<Community>(select_place, bind("space", row.space)).value();
    const auto above = sight_of(tx, row.visibility);
    const bool guest = viewer.kind() == ViewerKind::guest;
    std::vector<AudienceChoice> choices;
    switch (community.kind) {
    case SpaceKind::workspace:
        choices = {{.audience = above.audience, .lane = above.lane}};
        break;
    case SpaceKind::public_space:
        if (!guest) choices = {{.audience = Audience::staff}};
        break;
    case SpaceKind::community:
        choices =
            guest ? choices_of_guest(tx, viewer, row.space, community) : choices_of_staff(tx, row.space);
        break;
    }
    std::erase_if(choices, [&](const auto& one) { return !is_within(one, above.audience, above.lane); });
    return choices;
}

bool is_within(const AudienceChoice& inner, Audience audience, ObjectId lane) {
    if (audience == Audience::everyone || inner.audience == Audience::staff) return true;
    return audience == Audience::lane && inner.is(audience, lane);
}

ObjectId visibility_for_audience(WriteTx& tx, const Standing& object, const AudienceChoice& choice) {
    auto sight = sight_of(tx, object.object().visibility);
    sight.audience = choice.audience;
    sight.lane = choice.lane;
    return visibility_for(tx, std::move(sight));
}

AudienceChoice audience_of(ReadTx& tx, ObjectId visibility) {
    const auto sight = sight_of(tx, visibility);
    return {sight.audience, sight.lane, sight.lane ? name_of_lane(tx, sight.lane) : std::string{}};
}

std::vector<ObjectId> those_who_do_not_see(
    ReadTx& tx, ObjectId space, ObjectId visibility, std::span<const ObjectId> people) {
    std::vector<ObjectId> blind(people.begin(), people.end());
    const auto map = people.empty() ? nullptr : map_of(tx, space);
    if (!map) return blind;
    const auto path = path_to(*map, visibility);
    std::erase_if(blind, [&](ObjectId person) {
        return would_see(path, load_facts(tx, person, true, space), tx.kept<Permissions>());
    });
    return blind;
}

} // namespace folkmoot::access
