#pragma once
#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {

/// What both sides have added alike, in the same place and order, is one thing: gives the blocks that are new
/// in `mine` the ids of their equals that are new in `theirs`. So an addition that was made already (a save
/// sent again, a text published that was opened upon another's words) is not put in a second time by merge.
void adopt_additions(const Tree& base, const Tree& theirs, Tree& mine);

} // namespace folkmoot::richtext
