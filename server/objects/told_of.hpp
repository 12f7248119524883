#pragma once
#include "events/append.hpp"
#include "events/event_json.hpp"
#include "folkmoot/audience.hpp"

namespace folkmoot::objects {

/// Tells of an object what only those may learn who see something of that visibility: who has the object on
/// screen hears of it, if they may see what it is about.
template <class E> void tell_of(WriteTx& tx, const ObjectRow& about, ObjectId visibility, const E& event) {
    events::append(tx,
        events::NewEvent{.name = E::name,
            .space = about.space,
            .component = about.component,
            .object = about.id,
            .visibility = visibility,
            .data = events::data_of(shape_of<E>, &event)});
}

template <class E> void tell_of(WriteTx& tx, ObjectId about, ObjectId visibility, const E& event) {
    tell_of(tx, access::load<ObjectRow>(tx, about), visibility, event);
}

/// Tells of an object what only those of staff may learn who see drafts of it.
template <class E> void tell_editors(WriteTx& tx, const Standing& object, const E& event) {
    const auto editors = access::visibility_for_audience(
        tx, object, {.audience = access::Audience::staff, .lane = {}, .name = {}}, Lifecycle::draft);
    tell_of(tx, object.object(), editors, event);
}

} // namespace folkmoot::objects
