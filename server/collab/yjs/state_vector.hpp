#pragma once
#include "collab/yjs/update.hpp"
#include "collab/yjs/writer.hpp"

#include <unordered_map>
#include <vector>

namespace folkmoot::yjs {

/// How far somebody knows each client: the clock of the first unit that they lack.
using StateVector = std::unordered_map<ClientId, Clock>;

/// Faults: cut_short, number_too_large, too_long, over_limit. A client named twice has its later clock.
Result<StateVector> read_state_vector(Octets, const Limits&);
OwnedOctets write_state_vector(const StateVector&);

/// Sorts by falling client and rising clock and joins what touches or overlaps.
void normalise(DeleteSet&);
/// Writes a set that is normal.
void write_delete_set(Writer&, const DeleteSet&);

} // namespace folkmoot::yjs
