#include "access/list_cursor.hpp"
#include "access/object_ranges.hpp"
#include "access/place_list.hpp"
#include "access/reach.hpp"
#include "access/section.hpp"
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

/// None when there is no such section; whether it is deleted, the rights know.
ObjectId space_of(ReadTx& tx, ObjectId section) {
    auto& known = tx.kept<RightsMemory>().spaces;
    if (auto found = known.get(section)) return found->space;
    auto space = space_of_section(tx, section);
    if (space) known.put(section, {*space});
    return space.value_or(ObjectId{});
}

using AllRights = std::vector<std::pair<ObjectId, SharedRights>>;

/// The rights that the list rests on: of one space, or of all that the viewer can reach.
AllRights rights_for(ReadTx& tx, const Viewer& viewer, const ListQuery& query) {
    ObjectId space = query.component ? space_of(tx, query.component) : query.space;
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

/// Up to this many visibilities, their ranges are read in one short statement; above, it pays to look first.
constexpr std::size_t few_visibilities = 4;
/// How many pages' worth of a section is looked through before its ranges are read after all.
constexpr int pages_looked_through = 4;

bool is_visible(const ObjectRow& row, const SpaceRights& rights, const ListQuery& query) {
    const auto* visible = rights.find(row.visibility);
    return visible && visible->component == query.component
        && visible->in_bin == (query.listed == Listed::in_bin);
}

/// Whoever sees nearly everything finds a page among the first rows of the section. `ranges` moves on behind
/// the rows looked at, and asks for what is still missing.
std::vector<ObjectRow> look_through(
    ReadTx& tx, const SpaceRights& rights, const ListQuery& query, ObjectRanges& ranges) {
    std::vector<ObjectRow> found;
    const auto page = ranges.limit;
    for (int looked = 0; looked < pages_looked_through && ranges.limit > 0; ++looked) {
        auto rows = first_in_section(
            tx, query.component, {.type = ranges.type, .before = ranges.before, .limit = page});
        bool at_end = std::ssize(rows) < page;
        for (auto& row : rows) {
            ranges.before = {.sort = row.sort, .id = row.id};
            if (ranges.limit > 0 && is_visible(row, rights, query)) {
                found.push_back(std::move(row));
                --ranges.limit;
            }
        }
        if (at_end) ranges.limit = 0;
    }
    return found;
}

std::vector<ObjectRow> objects_of(
    ReadTx& tx, const AllRights& all, const ListQuery& query, ObjectRanges ranges) {
    auto visibilities = visibilities_for(all, query);
    std::vector<ObjectRow> rows;
    if (query.component && visibilities.size() > few_visibilities)
        rows = look_through(tx, *all.front().second, query, ranges);
    if (ranges.limit == 0) return rows;
    auto others = first_objects(tx, ranges, visibilities);
    if (rows.empty()) return others;
    std::ranges::move(others, std::back_inserter(rows));
    return rows;
}

Standing standing_of(ObjectRow&& row, const AllRights& all) {
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
    ObjectRanges ranges{.type = query.type, .before = {}, .limit = query.limit + 1};
    ranges.before = position.value_or(ListPosition{.sort = std::numeric_limits<std::int64_t>::max(),
        .id = ObjectId{std::numeric_limits<std::int64_t>::max()}});
    auto rows = objects_of(tx, all, query, ranges);
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
