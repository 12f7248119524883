#pragma once
// Values of a document as JSON text (RFC 8259).
#include "collab/yjs/reader.hpp"

#include <string>

namespace folkmoot::yjs {

/// A string in quotation marks, as JSON.stringify prints it; the text is UTF-8.
void append_json_string(std::string& out, std::string_view text);

/// A number as JavaScript prints it; null if it is none.
void append_json_number(std::string& out, double);

/// Reads one value of lib0's "any", which has been checked, and appends it. Undefined and numbers that JSON
/// does not have (NaN, the infinities) become null; octets become {"octets":"hex"}.
void append_json_of_any(std::string& out, Reader&);

/// {"octets":"hex"}
void append_json_octets(std::string& out, Octets);

} // namespace folkmoot::yjs
