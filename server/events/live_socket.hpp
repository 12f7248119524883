#pragma once
#include <memory>
#include <string>

namespace folkmoot::events {

/// One text frame. What is told of an event is made once, and all its receivers share it.
using LiveFrame = std::shared_ptr<const std::string>;

/// Why the house closes a live connection; the host turns it into a WebSocket close code (RFC 6455, 7.4).
enum class LiveEnd {
    later, ///< it does not read fast enough, or the house is too busy: come again with the last cursor (1013)
    misused, ///< what it sent is no message, or too many of them (1008)
    signed_out, ///< the session is over (4001)
    stopping ///< this node goes away (1012)
};

/// The way to one client, whatever carries it. Called from the hub's thread only; neither call waits.
class LiveSocket {
public:
    virtual ~LiveSocket() = default;
    /// Queues the frame. False when the client's queue (256 frames or 1 MiB) is full, or it has gone.
    virtual bool send(LiveFrame frame) = 0;
    /// Sends what is queued, if it can, and closes.
    virtual void close(LiveEnd why) = 0;
};

} // namespace folkmoot::events
