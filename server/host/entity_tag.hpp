#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace folkmoot::host {

/// `"<revision>.<hash>"`: the revision shown (0 when the answer is not of one object) and a hash of the whole
/// answer, which holds the viewer's rights.
std::string entity_tag(std::int64_t revision, std::string_view answer);

/// The revision a tag begins with, for If-Match; -1 for a tag of another form.
std::int64_t revision_of_tag(std::string_view tag);

} // namespace folkmoot::host
