#pragma once
#include "folkmoot/type.hpp"

namespace folkmoot::store {

/// PostgreSQL's text form of octets (its manual, 8.4.1): "\x0aff".
std::string bytea_text(std::span<const std::byte> bytes);
/// Its inverse; throws Problem(Code::internal) for anything else, as the session asks for this form.
Bytes bytes_of_bytea(std::string_view text);

} // namespace folkmoot::store
