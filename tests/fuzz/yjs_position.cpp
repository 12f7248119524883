#include "collab/yjs/relative_position.hpp"
#include "collab/yjs/snapshot.hpp"

#include <cstdlib>

using namespace folkmoot::yjs;

namespace {

void require(bool good) {
    if (!good) std::abort();
}

} // namespace

/// What somebody sends as a position or a snapshot is refused, or comes back the same when it is written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Octets octets{data, size};
    const Limits limits;
    if (const auto position = read_position(octets, limits)) {
        require(read_position(write_position(*position), limits) == position);
        require(position_of_json(json_of_position(*position), limits) == position);
    }
    if (const auto position = position_of_json(as_text(octets), limits))
        require(position_of_json(json_of_position(*position), limits) == position);
    if (const auto snapshot = read_snapshot(octets, limits))
        require(read_snapshot(write_snapshot(*snapshot), limits) == snapshot);
    return 0;
}
