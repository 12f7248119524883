#pragma once
#include <folkmoot/richtext_diff.hpp>

namespace folkmoot::richtext {

/// The edits that turn one text of a block into another, from its end to its start.
std::vector<Edit> text_edits(BlockId block, const Text& from, const Text& to);

} // namespace folkmoot::richtext
