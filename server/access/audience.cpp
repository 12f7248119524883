#include "access/audience.hpp"

#include "access/visibility.hpp"

namespace folkmoot::access {

namespace {

constexpr Sql set_first_visibility{
    "update object set visibility = :visibility where id = :id and revision = 0 and deleted is null"};

} // namespace

void set_first_audience(WriteTx& tx, const Standing& object, Audience audience, ObjectId lane) {
    auto sight = sight_of(tx, object.object().visibility);
    sight.audience = audience;
    sight.lane = lane;
    const auto visibility = visibility_for(tx, std::move(sight));
    if (tx.run(set_first_visibility, bind("visibility", visibility), bind("id", object.object().id)) != 1)
        throw Problem(Code::conflict, "access.audience_relied_on");
}

} // namespace folkmoot::access
