#pragma once
// A text that is kept as it was until it is published: what it would change, and what was written since.
#include "folkmoot/context.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "objects/written.hpp"

namespace folkmoot::objects {

/// What of it would be new to readers; links by title count as they lead now.
richtext::Difference change_for_readers(ReadContext& context, const Written& object, richtext::Tree to);
/// Whether its editors have written other words since.
bool draft_moved_on(ReadContext& context, const Written& object, const richtext::Tree& tree);

} // namespace folkmoot::objects
