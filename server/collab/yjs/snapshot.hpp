#pragma once
// What a document was at some time: what there was, and what of it was deleted.
#include "collab/yjs/document.hpp"

namespace folkmoot::yjs {

struct Snapshot {
    DeleteSet deletes; ///< normal
    StateVector state;
    bool operator==(const Snapshot&) const = default;
};

/// A document's own. It names units and does not hold them: only a document that never dropped what was
/// deleted can show what stood there.
Snapshot snapshot_of(const Document&);

/// The deletes, then the state vector, without anything between.
OwnedOctets write_snapshot(const Snapshot&);
/// Faults: cut_short, number_too_large, too_long, over_limit.
Result<Snapshot> read_snapshot(Octets, const Limits&);

} // namespace folkmoot::yjs
