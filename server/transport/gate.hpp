#pragma once
#include "transport/refusal.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::transport {

struct GateRules {
    /// The authorities this listener answers for, lower case, with the port unless it is the scheme's own.
    std::vector<std::string> hosts;
    std::size_t head_limit = 16 * 1024;
    std::size_t target_limit = 8000;
    std::size_t field_limit = 100;
};

enum class Framing : std::uint8_t { none, length, chunked };

/// What becomes of the connection when the response is sent.
enum class Afterwards : std::uint8_t { keep, close };

enum class Expectation : std::uint8_t { none, continue_100 };

/// A request head that passed the gate.
struct GatedHead {
    RequestHead request; ///< without what only the connection knows: remote address, listener, request id
    Framing framing = Framing::none;
    Afterwards afterwards = Afterwards::keep;
    Expectation expectation = Expectation::none;
    std::optional<std::string> socket_key; ///< the Sec-WebSocket-Key of a WebSocket handshake
};

/// Looks for the end of a head in what has arrived so far: its size with the closing empty line, nothing
/// while more is needed, or a reason to stop reading.
std::expected<std::optional<std::size_t>, Reason> find_head_end(
    std::string_view input, const GateRules& rules);

/// The request gate: takes one whole head (as found by find_head_end) and lets it through only if it can be
/// read in one way. Pure, and the only HTTP head parser in the server: refusing what is ambiguous (RFC
/// 9112, 11.2, request smuggling) needs the raw bytes, which a lenient parser in front would already have
/// tidied up.
std::expected<GatedHead, Reason> pass_gate(std::string head, const GateRules& rules);

} // namespace folkmoot::transport
