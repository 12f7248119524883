#pragma once
#include <string>
#include <string_view>

namespace folkmoot::richtext {

/// Appends a text as a JSON string with its quotes (RFC 8259).
void append_json_string(std::string& out, std::string_view text);

} // namespace folkmoot::richtext
