#pragma once
#include <string>
#include <string_view>

namespace folkmoot::transport {

/// The server's half of the opening handshake (RFC 6455, 4.2.2) for a Sec-WebSocket-Key that passed the gate.
std::string print_socket_greeting(std::string_view key, std::string_view subprotocol);

} // namespace folkmoot::transport
