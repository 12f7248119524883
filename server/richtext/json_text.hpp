#pragma once
#include <folkmoot/richtext.hpp>

namespace folkmoot::richtext {

/// Appends a text as a JSON string with its quotes (RFC 8259).
void append_json_string(std::string& out, std::string_view text);
/// Appends a block or a text in the stored form.
void append_json(std::string& out, const Block& block);
void append_json(std::string& out, const Text& text);

} // namespace folkmoot::richtext
