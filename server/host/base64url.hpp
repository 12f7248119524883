#pragma once
#include "folkmoot/type.hpp"

namespace folkmoot::host {

/// RFC 4648 section 5, without padding.
std::string to_base64url(std::span<const std::byte> bytes);
/// Exact inverse: padding, white space, other letters and left-over bits give nothing.
std::optional<Bytes> from_base64url(std::string_view text);

} // namespace folkmoot::host
