#include "collab/yjs/update.hpp"
#include "collab/yjs/v2.hpp"

#include <cstdlib>
#include <optional>

using namespace folkmoot::yjs;

namespace {

void require(bool good) {
    if (!good) std::abort();
}

/// Through version 2 and back; nothing if values have become too long, as they can be longer in JSON.
std::optional<OwnedOctets> through_version_2(Octets version_1) {
    const auto version_2 = to_version_2(version_1, Limits{});
    require(version_2.has_value());
    auto back = to_version_1(*version_2, Limits{});
    require(back.has_value() || back.error().reason == Reason::over_limit);
    if (!back) return std::nullopt;
    require(read_update(*back, Limits{}).has_value());
    return std::move(*back);
}

/// What can be read in one version can be written in the other. The first time, numbers too large for
/// JavaScript and deletes out of order may change, then nothing does.
void there_and_back(Octets version_1) {
    if (!read_update(version_1, Limits{})) return;
    const auto once = through_version_2(version_1);
    if (!once) return;
    const auto twice = through_version_2(*once);
    require(!twice || *twice == *once);
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
