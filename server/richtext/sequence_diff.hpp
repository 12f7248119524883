#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::richtext {

/// A stretch that two sequences have in common.
struct Common {
    std::size_t left = 0;
    std::size_t right = 0;
    std::size_t size = 0;
};

/// The common stretches of two sequences, in order: shortest edit script (Myers 1986) within a budget, beyond
/// it anchored on what occurs once on each side, so that the time stays near linear.
std::vector<Common> common_stretches(
    std::span<const std::uint32_t> left, std::span<const std::uint32_t> right);

/// The places of a longest strictly increasing subsequence.
std::vector<std::size_t> longest_increasing(std::span<const std::size_t> values);

} // namespace folkmoot::richtext
