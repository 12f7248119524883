#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot {

namespace access {
/// Whether somebody else sees an object. For counting and telling, never for deciding.
bool person_sees(ReadTx& tx, ObjectId person, const ObjectRow& object);
} // namespace access

namespace objects {
std::int64_t people_told(ReadTx& tx, const Viewer& viewer, const ObjectRow& object);
} // namespace objects

/// How many people a change by the viewer would be told to: those who watch it and may see it, without the viewer. At
/// most 1,000 are counted.
template <class T, class A>
std::int64_t people_told(ReadTx& tx, const Viewer& viewer, const Granted<T, A>& object) {
    return objects::people_told(tx, viewer, object.object());
}

} // namespace folkmoot
