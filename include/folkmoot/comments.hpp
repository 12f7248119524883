#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/richtext.hpp"

namespace folkmoot::objects {

/// The comments on an object that the viewer sees, as a text of its own to stand behind the object's in an
/// export: a heading, and for each thread the words it is about, then who said what, when and for whom. The
/// open threads come first, the newest first, then the resolved ones; at most 1,000. Empty where there are
/// none.
richtext::Tree comments_as_text(ReadContext& context, const Standing& object);

} // namespace folkmoot::objects
