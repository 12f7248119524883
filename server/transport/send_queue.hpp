#pragma once
#include "transport/frame.hpp"
#include "transport/gather.hpp"

#include <memory>
#include <vector>

namespace folkmoot::transport {

/// One frame on its way out. The payload is shared by all sockets that it goes to.
struct OutgoingFrame {
    Opcode opcode;
    std::shared_ptr<const std::string> payload;

    std::size_t size() const { return FrameHeader(opcode, payload->size()).bytes().size() + payload->size(); }
};

/// The frames of one socket, as a stream of bytes. Owns no memory while empty: most sockets are idle.
class SendQueue {
public:
    void push(OutgoingFrame frame) { frames_.push_back(std::move(frame)); }
    bool is_empty() const { return first_ == frames_.size(); }

    /// The next bytes to write, copied together into `scratch`; the same bytes, or more, until the next step.
    std::string_view next(std::span<char> scratch) const;

    struct Sent {
        std::size_t messages = 0; ///< frames, but for a close, that are now wholly written
        std::size_t bytes = 0; ///< of their payloads
    };
    Sent step(std::size_t bytes);

    /// Drops every frame of which nothing has been given to `next` yet.
    Sent drop_unbegun();

private:
    std::vector<OutgoingFrame> frames_;
    std::size_t first_ = 0; ///< the frames before it are written
    std::size_t offset_ = 0; ///< bytes of the first one that are written
    mutable std::size_t offered_ = 0; ///< bytes given to `next`, which OpenSSL may hold encrypted
};

} // namespace folkmoot::transport
