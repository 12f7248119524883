#include "objects/watchers.hpp"

#include "objects/type_abilities.hpp"

namespace folkmoot::objects {

namespace {

constexpr std::size_t deepest = 200; ///< levels, as deep as any module lets its trees become

// Who muted the object itself is not told of it, whatever above it they watch.
#define WATCHERS(ids)                                                                                        \
    "select distinct w.person from watch w where w.level = 'watch' and w.person <> :actor and (w.object = "  \
    ":object or (w.below = 1 and w.object in (" ids "))) and not exists (select 1 from watch m where "       \
    "m.person = w.person and m.object = :object and m.level = 'mute') order by w.person limit 1000"
constexpr Sql select_watchers{WATCHERS("select value from json_each(:ids)"),
    WATCHERS("select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb))")};
#undef WATCHERS

/// What an object lies under, the nearest first, as its module says (ObjectAbilities::above).
std::vector<ObjectId> above(ReadTx& tx, const ObjectRow& object) {
    std::vector<ObjectId> found;
    const auto* abilities = tx.kept<TypeAbilities>().find(object.type);
    if (!abilities || !abilities->above) return found;
    for (auto next = abilities->above(tx, object.id);
        next && *next != object.component && found.size() < deepest; next = abilities->above(tx, *next))
        found.push_back(*next);
    return found;
}

} // namespace

std::vector<ObjectId> watchers_of(ReadTx& tx, const ObjectRow& object, ObjectId actor) {
    return tx.values<ObjectId>(
        select_watchers, bind("object", object.id), bind("actor", actor), bind_ids(above(tx, object)));
}

} // namespace folkmoot::objects
