#include "collab/yjs/snapshot.hpp"

namespace folkmoot::yjs {

Snapshot snapshot_of(const Document& document) {
    return {document.deletes(), document.state()};
}

OwnedOctets write_snapshot(const Snapshot& snapshot) {
    Writer out;
    write_delete_set(out, snapshot.deletes);
    out.raw(write_state_vector(snapshot.state));
    return std::move(out).take();
}

Result<Snapshot> read_snapshot(Octets octets, const Limits& limits) {
    if (octets.size() > limits.octets) return std::unexpected{Fault{Reason::over_limit, 0}};
    Reader reader{octets};
    Snapshot snapshot;
    read_delete_set(reader, limits, snapshot.deletes);
    if (reader.failed()) return std::unexpected{reader.fault()};
    normalise(snapshot.deletes);
    const std::size_t begin = reader.position();
    auto state = read_state_vector(octets.subspan(begin), limits);
    if (!state) return std::unexpected{Fault{state.error().reason, begin + state.error().at}};
    snapshot.state = std::move(*state);
    return snapshot;
}

} // namespace folkmoot::yjs
