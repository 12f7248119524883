#pragma once
#include "transport/socket.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// WebSocket framing, RFC 6455, 5: the server's side, without extensions. Pure.
namespace folkmoot::transport {

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

/// The header of an unmasked, unfragmented frame as a server sends it.
class FrameHeader {
public:
    FrameHeader(Opcode opcode, std::uint64_t payload_size);
    std::string_view bytes() const { return {bytes_.data(), size_}; }

private:
    std::array<char, 10> bytes_{};
    std::size_t size_ = 2;
};

/// What the peer sent, whole: a message (put together from its fragments) or a control frame.
struct Incoming {
    Opcode opcode; ///< never continuation
    std::string payload;
};

/// The payload of a close frame; `reason` is cut at a character to fit.
std::string print_close(CloseCode code, std::string_view reason);

/// The code in a close frame's payload: 1005 when it is empty, 1002 when it is malformed.
std::uint16_t read_close(std::string_view payload);

/// Takes frames off the bytes that a client sends, and is as strict as the RFC asks a server to be.
class FrameReader {
public:
    enum class State : std::uint8_t { more, frame, failed };

    /// `limit` bounds a frame and a message.
    explicit FrameReader(std::size_t limit)
        : limit_(limit) { }

    /// Takes one frame off `input`. On `frame`, `take` has what it completed, if anything. On `failed`,
    /// `failure` says with which code the connection is to be closed.
    State step(std::string_view& input);
    std::optional<Incoming> take() { return std::exchange(ready_, std::nullopt); }
    CloseCode failure() const { return failure_; }

private:
    struct Head {
        bool is_last;
        Opcode opcode;
        std::size_t header_size; ///< with the mask
        std::uint64_t payload_size;
    };

    State fail(CloseCode code);
    State read_head(std::string_view input, Head& head);
    State accept(const Head& head, std::string payload);

    std::size_t limit_;
    std::string message_; ///< the fragments so far
    std::optional<Opcode> message_kind_; ///< set while a fragmented message is under way
    std::optional<Incoming> ready_;
    CloseCode failure_ = CloseCode::normal;
};

} // namespace folkmoot::transport
