#pragma once
#include "kit/collab_client.hpp"

namespace folkmoot::kit {

/// Makes an editor's text what somebody would have typed it into, and waits until that is on disk: blocks and
/// words that stay are not touched.
void type_text(CollabClient& client, const std::string& markdown);

} // namespace folkmoot::kit
