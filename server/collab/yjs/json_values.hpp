#pragma once
// The values of embeds and formats: JSON text in version 1 of the format, lib0's "any" in version 2.
#include "collab/yjs/writer.hpp"

#include <string>

namespace folkmoot::yjs {

/// Reads one value of "any" and appends it as JSON.stringify prints it: undefined is left out of objects and
/// null in lists. Faults of the reader: its own, too_deep, unknown_content for what JSON does not have
/// (octets, integers of 64 bits, nothing but undefined).
void append_json_as_yjs(std::string& out, Reader&, std::size_t deepest);

/// Writes the value of a JSON text, which has been checked, as lib0 writes it. Keys stay in their order.
void write_any_of_json(Writer&, std::string_view json);

} // namespace folkmoot::yjs
