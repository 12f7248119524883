#pragma once
#include "transport/refusal.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace folkmoot::transport {

struct Target {
    std::string path; ///< decoded once
    std::string query; ///< as sent
};

/// Reads an origin-form request target (RFC 9112, 3.2.1). Strict on purpose: whatever two parsers could read
/// in two ways (dot and empty segments, encoded slashes and backslashes, invalid UTF-8) is refused.
std::expected<Target, Reason> read_target(std::string_view target);

} // namespace folkmoot::transport
