#pragma once
#include "access/person_facts.hpp"
#include "access/rights.hpp"

namespace folkmoot::access {

/// The rule of the house: what these facts allow in this space. Pure; the one place where roles, inheritance,
/// audience, lane, marking, lifecycle and the space's state meet.
SharedRights decide(const SpaceMap& map, const PersonFacts& facts, const Permissions& permissions);

/// The house itself: everything, at all times.
SharedRights decide_for_system(const SpaceMap& map, const Permissions& permissions);

} // namespace folkmoot::access
