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

bool is_community(ReadTx& tx, ObjectId space) {
    return load<Space>(tx, space).kind == "community";
}

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

/// A section itself is for all who have a role in it; what is in it may be for fewer.
Sight sight_above(ReadTx& tx, const Standing& parent) {
    const ObjectRow& row = parent.object();
    return row.visibility ? sight_of(tx, row.visibility)
                          : Sight{.scope = row.scope, .audience = Audience::everyone};
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
    const auto above = sight_above(tx, object);
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

std::vector<AudienceChoice> audiences_of_new(ReadTx& tx, const Viewer& viewer, const Standing& parent) {
    if (is_community(tx, parent.object().space)) return audiences_under(tx, viewer, parent);
    const auto above = sight_above(tx, parent);
    return {{.audience = above.audience, .lane = above.lane}};
}

ObjectId visibility_for_audience(
    WriteTx& tx, const Standing& parent, const AudienceChoice& choice, Lifecycle lifecycle) {
    const ObjectRow& row = parent.object();
    auto sight = row.visibility ? sight_of(tx, row.visibility) : first_sight(tx, row.scope, lifecycle);
    sight.audience = choice.audience;
    sight.lane = choice.lane;
    sight.lifecycle = lifecycle;
    return visibility_for(tx, std::move(sight));
}

AudienceChoice audience_of(ReadTx& tx, ObjectId visibility) {
    const auto sight = sight_of(tx, visibility);
    return {sight.audience, sight.lane, sight.lane ? name_of_lane(tx, sight.lane) : std::string{}};
}

std::vector<std::optional<AudienceChoice>> audiences_shown(
    ReadTx& tx, const Viewer& viewer, std::span<const Standing> objects) {
    std::unordered_map<ObjectId, std::optional<AudienceChoice>> known;
    std::vector<std::optional<AudienceChoice>> shown;
    for (const auto& object : objects) {
        const ObjectRow& row = object.object();
        const auto [found, is_new] = known.try_emplace(row.visibility);
        if (is_new && is_community(tx, row.space)) {
            found->second = audience_of(tx, row.visibility);
            if (viewer.kind() == ViewerKind::guest && found->second->lane)
                found->second->name = own_name_of_lane(tx, viewer, found->second->lane,
                    load_facts(tx, viewer.person(), viewer.second_factor(), row.space).lanes.size() == 1);
        }
        shown.push_back(found->second);
    }
    return shown;
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
