#pragma once
#include <compare>
#include <cstdint>

namespace folkmoot::yjs {

/// A client's number. Yjs 13 draws 32 bits, Yjs 14 and yrs 53.
using ClientId = std::uint64_t;
/// Counts what a client has made, in units of length.
using Clock = std::uint32_t;

/// Names one unit of one struct for ever.
struct Id {
    ClientId client = 0;
    Clock clock = 0;
    auto operator<=>(const Id&) const = default;
};

} // namespace folkmoot::yjs
