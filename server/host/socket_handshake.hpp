#pragma once
#include "host/problem_answer.hpp"
#include "store/database.hpp"
#include "transport/handler.hpp"

#include <functional>

namespace folkmoot::host {

/// How every WebSocket of ours begins: the handshake needs an Origin of ours and the cookie of a session. The
/// ticket that proves that the page itself asked comes in the first message.
class SocketHandshake {
public:
    struct Parts {
        store::Database& database;
        const ProblemAnswer& problems;
        const std::vector<std::string>& origins;
    };
    using Accept = std::function<transport::SocketAcceptance(const Viewer&)>;

    explicit SocketHandshake(Parts parts)
        : parts_(parts) { }

    /// `accept` is called on a reader's thread.
    void open(transport::RequestHead head, transport::SocketResponder respond, Accept accept) const;

private:
    Parts parts_;
};

} // namespace folkmoot::host
