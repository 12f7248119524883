#pragma once
// Updates put together and cut down without a document.
#include "collab/yjs/state_vector.hpp"

#include <span>

namespace folkmoot::yjs {

/// One update that does what all of them do, in any order. Structs that are the same are kept once; it joins
/// none and drops nothing that is deleted, so a document's own state is shorter.
/// Faults: those of read_update.
Result<OwnedOctets> merge_updates(std::span<const Octets>, const Limits&);

/// What a peer with this state lacks of an update; all of its deletes.
Result<OwnedOctets> diff_update(Octets, const StateVector&, const Limits&);

/// How far a peer is that knows this update only: clients whose section begins at 0, up to the first hole.
StateVector state_vector_of(const Update&);

} // namespace folkmoot::yjs
