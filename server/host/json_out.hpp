#pragma once
#include "folkmoot/json.hpp"

namespace folkmoot::host {

/// Appends a record as a JSON object, its fields in their order; empty optionals are null. Texts are expected
/// to be UTF-8, as everything in the store is.
void print_json(std::string& out, const Shape& shape, const void* record);

/// Appends a text as a JSON string.
void print_json_text(std::string& out, std::string_view text);

} // namespace folkmoot::host
