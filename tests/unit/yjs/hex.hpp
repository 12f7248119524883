#pragma once
#include "collab/yjs/writer.hpp"

#include <string>
#include <string_view>

namespace folkmoot::yjs::test {

/// Octets from hexadecimal digits; blanks and bars between them are for the reader.
OwnedOctets from_hex(std::string_view);
std::string to_hex(Octets);

} // namespace folkmoot::yjs::test
