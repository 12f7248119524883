#include "access/space_event.hpp"

#include "events/append.hpp"
#include "events/event_json.hpp"

namespace folkmoot::access {

void tell(WriteTx& tx, ObjectId space, const SpaceStateChanged& event) {
    events::append(tx,
        {.name = SpaceStateChanged::name,
            .space = space,
            .data = events::data_of(shape_of<SpaceStateChanged>, &event)});
}

} // namespace folkmoot::access
