#pragma once
#include "transport/message.hpp"
#include "transport/socket.hpp"

namespace folkmoot::transport {

/// Takes a request's body piece by piece (an upload on its way to disk). Destroyed before it came back with a
/// Request, the upload was cut, and what it wrote so far is to be removed.
class BodySink {
public:
    virtual ~BodySink() = default;

    /// Called on the I/O thread, once at a time, with 1 byte to 64 KiB; the next piece is read from the
    /// network only after `done`, which may be called on any thread. A response given to `done` ends the
    /// upload with it.
    using Done = std::move_only_function<void(std::optional<Response> refusal)>;
    virtual void write(std::string piece, Done done) = 0;
};

/// Collect the body into Request::body; beyond `limit` bytes the answer is 413.
struct ReadBody {
    std::uint64_t limit = 0;
};

/// Give the body to `sink` as it arrives; beyond `limit` bytes the answer is 413.
struct StreamBody {
    std::uint64_t limit = 0;
    std::unique_ptr<BodySink> sink;
};

/// Answer at once without reading a body.
struct RefuseBody {
    Response response;
};

using BodyPlan = std::variant<ReadBody, StreamBody, RefuseBody>;

/// The way back for one response: called once, from any thread. Dropped without a call, the answer is 500.
class Responder {
public:
    using Deliver = std::move_only_function<void(Response)>;

    Responder(Deliver deliver, std::string request_id);
    Responder(Responder&& other) noexcept;
    Responder& operator=(Responder&&) = delete;
    ~Responder();

    void operator()(Response response);

private:
    Deliver deliver_;
    std::string request_id_;
};

struct SocketQueueLimits {
    std::size_t messages = 0;
    std::size_t bytes = 0;
};

/// A WebSocket that the house accepts: who will listen to it, and the subprotocol chosen from the client's
/// list.
struct SocketAcceptance {
    std::unique_ptr<SocketSession> session;
    std::string subprotocol;
    /// What may wait for a slow reader, where it is other than the settings say.
    std::optional<SocketQueueLimits> queue = {};
};

/// The way back for one WebSocket handshake: accepted or refused, once, from any thread; dropped, it is 500.
class SocketResponder {
public:
    using Outcome = std::variant<SocketAcceptance, Response>;
    using Deliver = std::move_only_function<void(Outcome)>;

    SocketResponder(Deliver deliver, std::string request_id);
    SocketResponder(SocketResponder&& other) noexcept;
    SocketResponder& operator=(SocketResponder&&) = delete;
    ~SocketResponder();

    void accept(SocketAcceptance acceptance);
    void refuse(Response response);

private:
    Deliver deliver_;
    std::string request_id_;
};

/// The house, as the transport sees it. All three are called on I/O threads and must return within
/// microseconds; longer work goes to a worker. What they throw is logged and answered 500.
class Handler {
public:
    virtual ~Handler() = default;

    /// Called after the gate and before a body is read; not called for a request without a body.
    virtual BodyPlan plan(const RequestHead& head) = 0;
    virtual void handle(Request request, Responder respond) = 0;
    virtual void upgrade(RequestHead head, SocketResponder respond) = 0;
};

} // namespace folkmoot::transport
