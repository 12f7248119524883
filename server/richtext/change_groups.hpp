#pragma once
#include <folkmoot/richtext_diff.hpp>

namespace folkmoot::richtext {

/// The block that a step is about.
BlockId block_of(const Edit& step);

/// Which steps of the script from one tree to the other make sense only together: a number for each step, the
/// same for those that belong together.
std::vector<std::size_t> group_steps(const EditScript&, const Tree& from, const Tree& to);

} // namespace folkmoot::richtext
