#pragma once
#include "collab/rooms/frame.hpp"

namespace folkmoot::collab {

/// Why the house closes a connection; the host turns it into a WebSocket close code.
enum class CollabEnd {
    later, ///< it does not read fast enough, or the house is too busy (1013)
    misused, ///< what it sent is no message, or none that an honest editor sends (1008)
    too_large, ///< the document would become larger than one may be (1009)
    reset, ///< what it sent could not be saved: come again and send it again (4205)
    signed_out, ///< the session is over (4401)
    timed_out, ///< it opened no document in time (4408)
    stopping ///< this node goes away (1012)
};

/// The way to one client, whatever carries it. Neither call waits.
class CollabSocket {
public:
    virtual ~CollabSocket() = default;
    /// Queues a binary message. False when the client's queue is full, or it has gone.
    virtual bool send(Frame) = 0;
    virtual void close(CollabEnd) = 0;
};

} // namespace folkmoot::collab
