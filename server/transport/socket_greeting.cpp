#include "transport/socket_greeting.hpp"

#include <openssl/evp.h>

namespace folkmoot::transport {

namespace {

constexpr std::string_view protocol_guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

std::string accept_value(std::string_view key) {
    const auto text = fmt::format("{}{}", key, protocol_guid);
    std::array<unsigned char, 20> digest{};
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
    std::array<unsigned char, 29> encoded{}; // 28 characters and the terminating zero
    EVP_EncodeBlock(encoded.data(), digest.data(), digest.size());
    return {reinterpret_cast<const char*>(encoded.data()), encoded.size() - 1};
}

} // namespace

std::string print_socket_greeting(std::string_view key, std::string_view subprotocol) {
    auto greeting =
        fmt::format("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Accept: {}\r\n",
            accept_value(key));
    if (!subprotocol.empty()) greeting += fmt::format("Sec-WebSocket-Protocol: {}\r\n", subprotocol);
    return greeting + "\r\n";
}

} // namespace folkmoot::transport
