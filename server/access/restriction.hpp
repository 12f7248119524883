#pragma once
#include "access/grant.hpp"
#include "access/scope.hpp"
#include "access/sight_change.hpp"

namespace folkmoot::access {

/// Rules of its own for an object and what lies under it. Only the module knows what lies under an object, so
/// it names all of it; those with rules of their own keep them, now within these.
struct Restriction {
    ObjectId object;
    std::vector<ObjectId> below; ///< at most 5,000
    Inheritance inheritance = Inheritance::broken; ///< kept: the grants only add
    std::vector<NewGrant> grants; ///< who may do what here; their `scope` is not looked at
};

/// What restrict() would change. Asks for core.restrict, as it does, and refuses as it does what would open
/// texts to all the world that nobody has agreed to (Code::conflict "access.opens_without_agreement").
SightChange preview(ReadTx& tx, const Viewer& viewer, const Restriction& restriction);

/// Replaces the object's rules by these, in one transaction: who may no longer see it cannot, from the commit
/// on. A grant that is named with the role, capacity and end that it has stays the one it is.
/// Restriction{.inheritance = kept} without grants lifts it again. Asks for core.restrict on the object, and
/// that the actor holds what they give. Throws Code::conflict when the actor would no longer be able to lift
/// it.
void restrict(WriteTx& tx, const Viewer& actor, const Restriction& restriction);

} // namespace folkmoot::access
