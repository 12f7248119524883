#pragma once
#include <string>
#include <string_view>

namespace folkmoot::richtext {

/// Appends an address as the content of a quoted attribute: what an address cannot hold is percent-encoded
/// (RFC 3986).
void append_href(std::string& out, std::string_view href);

} // namespace folkmoot::richtext
