#include "access/list_cursor.hpp"
#include "access/object_ranges.hpp"
#include "access/place_list.hpp"
#include "access/reach.hpp"
#include "access/standing_maker.hpp"

namespace folkmoot::access {

namespace {

constexpr std::int64_t most_items = 200;

void check(const ListQuery& query) {
    if (query.limit < 1 || query.limit > most_items)
        throw Problem(Code::bad_input, "access.limit_invalid")
            .with_field({"limit", "access.limit_invalid", {}});
    if (query.component && query.type.empty()) throw Problem(Code::internal, "access.list_without_type");
}

struct ComponentSpace {
    ObjectId space;
    static constexpr auto fields() { return std::array{field<&ComponentSpace::space>("space", "Its space")}; }
};
constexpr Sql space_of_component{"select space from component where id = :id and deleted is null"};

using AllRights = std::vector<std::pair<ObjectId, SharedRights>>;

/// The rights that the list rests on: of one space, or of all that the viewer can reach.
AllRights rights_for(ReadTx& tx, const Viewer& viewer, const ListQuery& query) {
    ObjectId space = query.space;
    if (query.component)
        space = tx.value<ObjectId>(space_of_component, bind("id", query.component)).value_or(ObjectId{});
    if (!query.component && !space) return reachable_spaces(tx, viewer);
    if (auto rights = rights_in(tx, viewer, space)) return {{space, rights}};
    return {};
}

std::vector<ObjectId> visibilities_for(const AllRights& all, const ListQuery& query) {
    std::vector<ObjectId> chosen;
    for (const auto& [space, rights] : all)
        for (const auto& visible : rights->visible())
            if (visible.in_bin == (query.listed == Listed::in_bin)
                && (!query.component || visible.component == query.component))
                chosen.push_back(visible.id);
    return chosen;
}

Standing standing_of(ObjectRow row, const AllRights& all) {
    auto place = std::ranges::lower_bound(all, row.space, {}, &AllRights::value_type::first);
    PermissionSet can = place->second->find(row.visibility)->can;
    return StandingMaker::make(std::move(row), std::move(can));
}

} // namespace

Paged<Standing> list_standings(ReadTx& tx, const Viewer& viewer, const ListQuery& query) {
    if (is_place(query.type)) return list_places(tx, viewer, query);
    check(query);
    auto position = open(tx, viewer, query);
    auto all = rights_for(tx, viewer, query);
    ObjectRanges ranges{
        .component = query.component, .type = query.type, .before = {}, .limit = query.limit + 1};
    ranges.before = position.value_or(ListPosition{.sort = std::numeric_limits<std::int64_t>::max(),
        .id = ObjectId{std::numeric_limits<std::int64_t>::max()}});
    auto rows = first_objects(tx, ranges, visibilities_for(all, query));
    Paged<Standing> page;
    bool more = std::ssize(rows) > query.limit;
    if (more) {
        rows.pop_back();
        page.next = seal(tx, {.sort = rows.back().sort, .id = rows.back().id}, viewer, query);
    }
    page.items.reserve(rows.size());
    for (auto& row : rows)
        page.items.push_back(standing_of(std::move(row), all));
    return page;
}

} // namespace folkmoot::access
