#pragma once
#include "transport/gate.hpp"

namespace folkmoot::transport {

/// Takes a request's body out of the bytes that follow its head (RFC 9112, 6 and 7). Chunk extensions and
/// trailer fields are refused: no client of ours sends them, and parsers disagree about them.
class BodyDecoder {
public:
    enum class State : std::uint8_t { more, complete, malformed, too_large };

    /// `limit` bounds the decoded body.
    BodyDecoder(Framing framing, std::uint64_t length, std::uint64_t limit);

    /// Moves as much of the body as is there from the front of `input` to the end of `output`, at most `room`
    /// bytes; bytes after the body stay in `input`.
    State feed(std::string& input, std::string& output, std::size_t room);

    std::uint64_t decoded() const { return decoded_; }

private:
    enum class Step : std::uint8_t { size_line, data, data_end, last_line, done };

    State read_size_line(std::string_view& rest);
    State read_line_end(std::string_view& rest, Step next);
    State advance(std::string_view& rest, std::string& output, std::size_t& room);

    Framing framing_;
    Step step_;
    std::uint64_t remaining_; ///< of the body, or of the present chunk
    std::uint64_t limit_;
    std::uint64_t decoded_ = 0;
};

} // namespace folkmoot::transport
