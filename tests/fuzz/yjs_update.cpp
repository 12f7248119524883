// Any octets as updates, without a document: what is read can be merged and cut down, what comes of that can
// be read again, and doing it twice changes nothing.
#include "collab/yjs/combine.hpp"

#include <cstdlib>
#include <vector>

using namespace folkmoot::yjs;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

OwnedOctets merged(const std::vector<Octets>& updates) {
    auto merged = merge_updates(updates, Limits::of_a_stored_state());
    require(merged.has_value());
    return std::move(*merged);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Reader reader{Octets{data, size}};
    (void)read_state_vector(reader.var_octets(), Limits{});
    std::vector<Octets> updates;
    StateVector known;
    for (Update update; !reader.at_end();) {
        const Octets octets = reader.var_octets();
        if (reader.failed() || !read_update(octets, Limits{}, update)) continue;
        updates.push_back(octets);
        if (known.empty()) known = state_vector_of(update);
    }
    const OwnedOctets once = merged(updates);
    require(merged({once}) == once);
    const auto lacked = diff_update(once, known, Limits::of_a_stored_state());
    require(lacked && merged({*lacked}) == *lacked);
    return 0;
}
