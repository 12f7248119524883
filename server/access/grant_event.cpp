#include "access/grant_event.hpp"

#include "access/scope.hpp"
#include "access/visibility.hpp"
#include "events/append.hpp"
#include "events/event_json.hpp"

namespace folkmoot::access {

void tell(WriteTx& tx, const GrantChanged& event) {
    events::NewEvent written{
        .name = GrantChanged::name, .data = events::data_of(shape_of<GrantChanged>, &event)};
    const auto scope = find_scope(tx, event.scope);
    if (scope && scope->space) {
        auto sight = first_sight(tx, *scope->space, Lifecycle::live);
        sight.audience = Audience::staff;
        written.space = scope->space;
        written.visibility = visibility_for(tx, std::move(sight));
    }
    events::append(tx, written);
}

} // namespace folkmoot::access
