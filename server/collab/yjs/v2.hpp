#pragma once
// Version 2 of the format says what version 1 does, in columns. It comes in and goes out through version 1,
// so that what an update may be is checked in one place, by read_update.
#include "collab/yjs/fault.hpp"
#include "collab/yjs/limits.hpp"
#include "collab/yjs/writer.hpp"

namespace folkmoot::yjs {

/// The same update in version 1. A few octets can stand for very many structs: there are at most as many as
/// the limits have, and the result is no longer than they allow.
/// Faults: those of read_update as far as they concern the columns; what comes out is still to be read.
Result<OwnedOctets> to_version_1(Octets version_2, const Limits&);

/// The same update in version 2, as Yjs writes it, its deletes in normal order.
/// Faults: those of read_update.
Result<OwnedOctets> to_version_2(Octets version_1, const Limits&);

} // namespace folkmoot::yjs
