#pragma once
#include "transport/gate.hpp"

namespace folkmoot::transport {

enum class HttpVersion : std::uint8_t { http_1_0, http_1_1 };

/// The half of the gate that looks at the meaning of fields: host, framing, connection, expectation, upgrade.
/// Fills in the rest of `head` or says why the request is refused.
std::optional<Reason> check_fields(GatedHead& head, HttpVersion version, const GateRules& rules);

} // namespace folkmoot::transport
