#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace folkmoot::transport {

/// RFC 6455, 7.4.1, and the registry of WebSocket close codes.
enum class CloseCode : std::uint16_t {
    normal = 1000,
    going_away = 1001,
    protocol_error = 1002,
    unsupported_data = 1003,
    no_status = 1005, ///< the peer's close frame was empty; never sent
    abnormal = 1006, ///< the connection broke without a close frame; never sent
    invalid_text = 1007,
    policy_violation = 1008,
    message_too_big = 1009,
    internal_error = 1011,
    service_restart = 1012,
    try_again_later = 1013 ///< also for a consumer too slow for its queue
};

enum class MessageKind : std::uint8_t { text, binary };

/// The sending half of a WebSocket; safe to use from any thread, and after the connection is gone.
class SocketPeer {
public:
    virtual ~SocketPeer() = default;

    /// Queues one message; the same buffer may be given to any number of peers. False when the connection is
    /// closing, or when the queue (256 messages, 1 MiB) is full: the peer is then cut with 1013.
    virtual bool send(MessageKind kind, std::shared_ptr<const std::string> payload) = 0;

    /// Sends what is queued, then a close frame; `reason` is cut to 123 bytes.
    virtual void close(CloseCode code, std::string_view reason) = 0;

    /// Bytes accepted by `send` and not yet written to the network.
    virtual std::size_t queued_bytes() const = 0;
};

/// The receiving half, written by the house. Called on the connection's I/O thread, never concurrently.
class SocketSession {
public:
    virtual ~SocketSession() = default;
    virtual void on_open(std::shared_ptr<SocketPeer> peer) = 0;
    /// Text is valid UTF-8.
    virtual void on_message(MessageKind kind, std::string payload) = 0;
    /// Called exactly once after on_open, whatever ended the connection.
    virtual void on_close(std::uint16_t code) = 0;
};

} // namespace folkmoot::transport
