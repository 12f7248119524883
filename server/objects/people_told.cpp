#include "folkmoot/people_told.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql watchers{"select person from watch where object = :object and level = 'watch' and person <> :viewer "
                       "order by person limit 1000"};

} // namespace

std::int64_t people_told(ReadTx& tx, const Viewer& viewer, const ObjectRow& object) {
    std::int64_t count = 0;
    for (ObjectId person : tx.values<ObjectId>(watchers, bind("object", object.id), bind("viewer", viewer.person())))
        if (access::person_sees(tx, person, object)) ++count;
    return count;
}

} // namespace folkmoot::objects
