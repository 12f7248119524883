#include "collab/yjs/update.hpp"
#include "collab/yjs/v2.hpp"

#include <cstdlib>

using namespace folkmoot::yjs;

namespace {

void require(bool good) {
    if (!good) std::abort();
}

/// What can be read in one version can be written in the other, and says the same when it comes back.
void there_and_back(Octets version_1) {
    if (!read_update(version_1, Limits{})) return;
    const auto version_2 = to_version_2(version_1, Limits{});
    require(version_2.has_value());
    const auto back = to_version_1(*version_2, Limits{});
    if (!back && back.error().reason == Reason::over_limit) return; // values can be longer in JSON
    require(back.has_value());
    require(read_update(*back, Limits{}).has_value());
    const auto again = to_version_2(*back, Limits{});
    require(again.has_value() && *again == *version_2);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Octets octets{data, size};
    there_and_back(octets);
    if (const auto version_1 = to_version_1(octets, Limits{})) {
        require(version_1->size() <= Limits{}.octets);
        there_and_back(*version_1);
    }
    return 0;
}
