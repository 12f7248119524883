#pragma once
#include "transport/gate.hpp"
#include "transport/message.hpp"

namespace folkmoot::transport {

struct ResponseFrame {
    Method method; ///< of the request: a HEAD gets the length and no body
    Afterwards afterwards;
    std::string_view date;
};

/// The bytes of the response's body, however it is held.
std::uint64_t body_length(const Response& response);

/// Whether a response to that method has a body at all (RFC 9112, 6.3).
bool has_body(const Response& response, Method method);

/// Status line and fields with the closing empty line; nothing when the response cannot be sent safely: a
/// status outside 200 to 599, a field that is not valid (which would split the response), or one of the
/// transport's own.
std::optional<std::string> print_head(const Response& response, const ResponseFrame& frame);

} // namespace folkmoot::transport
