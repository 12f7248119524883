#include "access/lies_above.hpp"
#include "access/rights_memory.hpp"
#include "access/what_if.hpp"
#include "folkmoot/access.hpp"

namespace folkmoot::access {

namespace {

// Who muted the object itself is not told of it, whatever above it they watch.
#define WATCHERS(ids)                                                                                        \
    "select distinct w.person from watch w where w.level = 'watch' and w.person <> :actor and (w.object = "  \
    ":object or (w.below = 1 and w.object in (" ids "))) and not exists (select 1 from watch m where "       \
    "m.person = w.person and m.object = :object and m.level = 'mute') order by w.person limit 1000"
constexpr Sql select_watchers{WATCHERS("select value from json_each(:ids)"),
    WATCHERS("select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb))")};
#undef WATCHERS

} // namespace

std::vector<ObjectId> people_to_tell(ReadTx& tx, const Standing& object, ObjectId actor) {
    const ObjectRow& row = object.object();
    const auto find_above = tx.kept<LiesAbove>().find;
    const auto above = find_above ? find_above(tx, row) : std::vector<ObjectId>{};
    auto people =
        tx.values<ObjectId>(select_watchers, bind("object", row.id), bind("actor", actor), bind_ids(above));
    const auto map = people.empty() ? nullptr : map_of(tx, row.space);
    if (!map) return {};
    const auto path = path_to(*map, row.visibility);
    std::erase_if(people, [&](ObjectId person) {
        return !would_see(path, load_facts(tx, person, true, row.space), tx.kept<Permissions>());
    });
    return people;
}

} // namespace folkmoot::access
