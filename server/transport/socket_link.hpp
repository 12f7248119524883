#pragma once
#include "transport/channel.hpp"
#include "transport/rate_bucket.hpp"
#include "transport/send_queue.hpp"

namespace folkmoot::transport {

/// One open WebSocket: a reading coroutine, and a writer that exists only while it has something to write.
/// The public half may be called from any thread; everything else happens on the I/O thread.
class SocketLink final : public SocketPeer, public Resident, public std::enable_shared_from_this<SocketLink> {
public:
    SocketLink(IoThread& thread, Stream stream, Admission::Permit permit, SocketAcceptance acceptance);
    ~SocketLink() override;

    /// `early` is what the client sent right behind its handshake.
    void start(std::string early);

    bool send(MessageKind kind, std::shared_ptr<const std::string> payload) override;
    void close(CloseCode code, std::string_view reason) override;
    std::size_t queued_bytes() const override { return queued_bytes_.load(std::memory_order_relaxed); }

    void on_tick(SteadyTime now) override;
    void begin_drain() override;
    void abort() override;

    // For the outbox: so many frames come now, the last of which is written with all before it.
    void expect() { ++expected_; }
    void enqueue_expected(OutgoingFrame frame);

private:
    template <class T> using Task = boost::asio::awaitable<T>;
    enum class Phase : std::uint8_t {
        open,
        closing, ///< our close frame is queued or sent
        closed
    };

    Task<void> run();
    Task<bool> read_frames();
    Task<void> pause(std::chrono::milliseconds time);
    bool take_frames();
    void take(Incoming incoming);
    template <class Call> void call_session(Call call);
    void report(std::string_view what);

    // The writer (socket_writer.cpp).
    void enqueue(OutgoingFrame frame);
    void flush();
    void send_control(Opcode opcode, std::string payload);
    void begin_close(CloseCode code, std::string_view reason);
    void begin_close_with(std::string payload);
    bool reserve(std::size_t bytes);
    void release(SendQueue::Sent sent);
    void wait_to_write();
    void end();

    const SocketLimits& limits() const { return thread_.surroundings().settings.sockets; }

    // What each frame on its way out touches stands together.
    IoThread& thread_;
    std::shared_ptr<Outbox> outbox_;
    std::size_t most_messages_;
    std::size_t most_bytes_;
    std::atomic<std::size_t> queued_messages_{0};
    std::atomic<std::size_t> queued_bytes_{0};
    std::atomic<Phase> phase_{Phase::open};
    std::atomic<bool> overflowed_{false};
    bool writing_ = false; ///< a wait for writability is under way
    bool deaf_ = false; ///< what still arrives is thrown away
    bool peer_closed_ = false;
    std::uint16_t close_code_ = static_cast<std::uint16_t>(CloseCode::abnormal);
    std::size_t expected_ = 0; ///< frames that the outbox is about to bring
    SendQueue queue_;
    SteadyTime deadline_ = SteadyTime::max(); ///< for the closing handshake, or for a stalled write
    // A peer that the house keeps may outlive the server; what belongs to the server is given back at the
    // end.
    std::optional<Stream> stream_;
    std::optional<Admission::Permit> permit_;
    std::unique_ptr<SocketSession> session_;
    std::string input_;
    FrameReader reader_;
    SteadyTime last_heard_;
    SteadyTime next_ping_;
    SteadyTime drain_at_ = SteadyTime::max();
    RateBucket message_rate_;
    RateBucket byte_rate_;
    boost::asio::steady_timer* pausing_ = nullptr;
};

} // namespace folkmoot::transport
