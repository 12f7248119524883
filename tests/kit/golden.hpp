#pragma once
#include <string_view>

namespace folkmoot::kit {

/// Expects a text to be what tests/golden/<name> holds, and shows the first line that differs. Run by
/// ops/bless (FOLKMOOT_BLESS is set), it writes the file instead: the difference is then looked at in review.
void expect_golden(std::string_view name, std::string_view text);

/// The same for a file elsewhere in the tree, such as the client's description of the server.
void expect_file(std::string_view path, std::string_view text);

} // namespace folkmoot::kit
