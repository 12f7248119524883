#include "access/rights_memory.hpp"
#include "access/what_if.hpp"
#include "folkmoot/access.hpp"

namespace folkmoot::access {

namespace {

constexpr Sql select_watchers{
    "select person from watch where object = :object and level = 'watch' and person <> :actor"
    " order by person limit 1000"};

} // namespace

std::vector<ObjectId> people_to_tell(ReadTx& tx, const Standing& object, ObjectId actor) {
    const ObjectRow& row = object.object();
    auto people = tx.values<ObjectId>(select_watchers, bind("object", row.id), bind("actor", actor));
    const auto map = people.empty() ? nullptr : map_of(tx, row.space);
    if (!map) return {};
    const auto path = path_to(*map, row.visibility);
    std::erase_if(people, [&](ObjectId person) {
        return !would_see(path, load_facts(tx, person, true, row.space), tx.kept<Permissions>());
    });
    return people;
}

} // namespace folkmoot::access
