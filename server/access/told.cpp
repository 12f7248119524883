#include "access/rights_memory.hpp"
#include "access/what_if.hpp"
#include "folkmoot/access.hpp"
#include "objects/watchers.hpp"

namespace folkmoot::access {

std::vector<ObjectId> people_to_tell(ReadTx& tx, const Standing& object, ObjectId actor) {
    const ObjectRow& row = object.object();
    const auto people = objects::watchers_of(tx, row, actor);
    const auto map = people.empty() ? nullptr : map_of(tx, row.space);
    if (!map) return {};
    const auto path = path_to(*map, row.visibility);
    const auto facts = load_facts(tx, people, true, row.space);
    std::vector<ObjectId> told;
    for (std::size_t at = 0; at < people.size(); ++at)
        if (would_see(path, facts[at], tx.kept<Permissions>())) told.push_back(people[at]);
    return told;
}

} // namespace folkmoot::access
