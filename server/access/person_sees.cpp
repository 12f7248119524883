#include "access/decision.hpp"
#include "access/rights_memory.hpp"
#include "access/what_if.hpp"
#include "folkmoot/people_told.hpp"

namespace folkmoot::access {

bool person_sees(ReadTx& tx, ObjectId person, const ObjectRow& object) {
    const auto map = map_of(tx, object.space);
    if (!map) return false;
    return would_see(path_to(*map, object.visibility), load_facts(tx, person, true, map->id), tx.kept<Permissions>());
}

} // namespace folkmoot::access
