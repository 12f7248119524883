#include "access/object_ranges.hpp"

namespace folkmoot::access {

namespace {

// A statement is a literal, so the union is written out. Both stores merge its branches lazily: each is read
// in the index's own order, and only as far as the limit asks (SQLite: coroutines; PostgreSQL: Merge Append).
// A row costs twice as much in it, and on PostgreSQL its plan as much as two statements; so a few ranges are
// read one by one.
#define COLUMNS                                                                                              \
    "select id, type, space, component, scope, visibility, title, language, author, revision, sort, "        \
    "created, "                                                                                              \
    "updated, updated_by, deleted from object where "
#define OF_TYPE "type = :type and "
#define OF_ANY_TYPE ""
#define RANGE(what, n)                                                                                       \
    COLUMNS what "visibility = :v" #n " and (sort, id) < (:sort, :id) and (sort, id) > (:least, :least_id) "
#define FIRST "order by sort desc, id desc limit :limit"
#define UNION_1(what) RANGE(what, 0)
#define UNION_16(what)                                                                                       \
    UNION_1(what)                                                                                            \
    "union all " RANGE(what, 1) "union all " RANGE(what, 2) "union all " RANGE(what, 3) "union all " RANGE(  \
        what, 4) "union all " RANGE(what, 5) "union all " RANGE(what, 6) "union all " RANGE(what,            \
        7) "union all " RANGE(what, 8) "union all " RANGE(what, 9) "union all " RANGE(what,                  \
        10) "union all " RANGE(what, 11) "union all " RANGE(what, 12) "union all " RANGE(what,               \
        13) "union all " RANGE(what, 14) "union all " RANGE(what, 15)

struct Widths {
    Sql one;
    Sql sixteen;
};
constexpr Widths of_type{UNION_1(OF_TYPE) FIRST, UNION_16(OF_TYPE) FIRST};
constexpr Widths of_any_type{UNION_1(OF_ANY_TYPE) FIRST, UNION_16(OF_ANY_TYPE) FIRST};

constexpr Sql section_objects{
    COLUMNS "component = :component and type = :type and (sort, id) < (:sort, :id) " FIRST};

#undef COLUMNS
#undef OF_TYPE
#undef OF_ANY_TYPE
#undef RANGE
#undef FIRST
#undef UNION_1
#undef UNION_16

constexpr std::size_t widest = 16;
constexpr std::size_t one_by_one = 4;

/// What a page already full begins with: only rows above it can still change it.
struct Least {
    std::int64_t sort = std::numeric_limits<std::int64_t>::min();
    ObjectId id{std::numeric_limits<std::int64_t>::min()};
};

/// Runs one statement of as many branches; a branch without a visibility asks for 0, which nothing has.
template <std::size_t... branch>
std::vector<ObjectRow> run(ReadTx& tx, const Sql& sql, const ObjectRanges& ranges, const Least& least,
    std::span<const ObjectId> visibilities, std::index_sequence<branch...>) {
    static constexpr std::array names{
        "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13", "v14", "v15"};
    auto at = [&](std::size_t place) {
        return place < visibilities.size() ? visibilities[place] : ObjectId{};
    };
    auto rows = [&](const auto&... what) {
        return tx.rows<ObjectRow>(sql, what..., bind("sort", ranges.before.sort),
            bind("id", ranges.before.id), bind("least", least.sort), bind("least_id", least.id),
            bind("limit", ranges.limit), bind(names[branch], at(branch))...);
    };
    return ranges.type.empty() ? rows() : rows(bind("type", ranges.type));
}

std::vector<ObjectRow> first_of(
    ReadTx& tx, const ObjectRanges& ranges, const Least& least, std::span<const ObjectId> visibilities) {
    const auto& widths = ranges.type.empty() ? of_any_type : of_type;
    if (visibilities.size() == 1)
        return run(tx, widths.one, ranges, least, visibilities, std::make_index_sequence<1>{});
    return run(tx, widths.sixteen, ranges, least, visibilities, std::make_index_sequence<widest>{});
}

bool comes_first(const ObjectRow& left, const ObjectRow& right) {
    return std::pair{left.sort, left.id} > std::pair{right.sort, right.id};
}

std::vector<ObjectRow> merged(std::vector<ObjectRow> left, std::vector<ObjectRow> right, std::int64_t limit) {
    std::vector<ObjectRow> both;
    both.reserve(left.size() + right.size());
    std::ranges::merge(
        std::ranges::subrange(std::move_iterator(left.begin()), std::move_iterator(left.end())),
        std::ranges::subrange(std::move_iterator(right.begin()), std::move_iterator(right.end())),
        std::back_inserter(both), comes_first);
    if (std::ssize(both) > limit) both.resize(static_cast<std::size_t>(limit));
    return both;
}

} // namespace

std::vector<ObjectRow> first_objects(
    ReadTx& tx, const ObjectRanges& ranges, std::span<const ObjectId> visibilities) {
    std::vector<ObjectRow> best;
    Least least;
    const std::size_t at_once = visibilities.size() <= one_by_one ? 1 : widest;
    while (!visibilities.empty()) {
        auto few = visibilities.first(std::min(at_once, visibilities.size()));
        visibilities = visibilities.subspan(few.size());
        auto found = first_of(tx, ranges, least, few);
        if (found.empty()) continue;
        best = best.empty() ? std::move(found) : merged(std::move(best), std::move(found), ranges.limit);
        if (std::ssize(best) == ranges.limit) least = {.sort = best.back().sort, .id = best.back().id};
    }
    return best;
}

std::vector<ObjectRow> first_in_section(ReadTx& tx, ObjectId component, const ObjectRanges& ranges) {
    return tx.rows<ObjectRow>(section_objects, bind("component", component), bind("type", ranges.type),
        bind("sort", ranges.before.sort), bind("id", ranges.before.id), bind("limit", ranges.limit));
}

} // namespace folkmoot::access
