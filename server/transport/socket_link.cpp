#include "transport/socket_link.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace folkmoot::transport {

namespace asio = boost::asio;

/// What the house throws ends this socket and nothing else.
template <class Call> void SocketLink::call_session(Call call) {
    try {
        call();
        return;
    } catch (const std::exception& error) {
        report(error.what());
    } catch (...) {
        report("unknown exception");
    }
    begin_close(CloseCode::internal_error, "");
}

SocketLink::SocketLink(IoThread& thread, Stream stream, Admission::Permit permit, SocketAcceptance acceptance)
    : thread_(thread)
    , outbox_(thread.outbox())
    , most_messages_(acceptance.queue ? acceptance.queue->messages : limits().queued_messages)
    , most_bytes_(acceptance.queue ? acceptance.queue->bytes : limits().queued_bytes)
    , stream_(std::move(stream))
    , permit_(std::move(permit))
    , session_(std::move(acceptance.session))
    , reader_(limits().frame)
    , last_heard_(std::chrono::steady_clock::now())
    , next_ping_(last_heard_ + limits().ping)
    , message_rate_(limits().messages_per_second, limits().message_burst, last_heard_)
    , byte_rate_(limits().bytes_per_second, limits().byte_burst, last_heard_) { }

SocketLink::~SocketLink() = default;

void SocketLink::start(std::string early) {
    input_ = std::move(early);
    thread_.counters().add(Counter::sockets_opened);
    thread_.counters().add(Counter::sockets_open);
    thread_.enter(*this);
    asio::co_spawn(thread_.context(), run(), [self = shared_from_this()](std::exception_ptr failure) {
        if (failure) self->report("its reader ended by an exception");
        self->end();
    });
}

SocketLink::Task<void> SocketLink::run() {
    call_session([&] { session_->on_open(shared_from_this()); });
    bool more = take_frames();
    while (more)
        more = co_await read_frames();
}

SocketLink::Task<bool> SocketLink::read_frames() {
    if (input_.empty()) std::string().swap(input_);
    if (!stream_->has_buffered()) {
        const auto error = co_await stream_->ready(IoStatus::want_read);
        if (error || phase_ == Phase::closed) co_return false;
    }
    const auto result = stream_->read(thread_.scratch());
    if (result.status == IoStatus::want_read) co_return true;
    if (result.status == IoStatus::want_write) {
        const auto error = co_await stream_->ready(IoStatus::want_write);
        co_return !error && phase_ != Phase::closed;
    }
    if (result.status != IoStatus::done) co_return false;
    thread_.counters().add(Counter::bytes_received, result.bytes);
    last_heard_ = std::chrono::steady_clock::now();
    byte_rate_.take(static_cast<double>(result.bytes), last_heard_);
    input_.append(thread_.scratch().data(), result.bytes);
    const bool more = take_frames();
    const auto debt = std::max(message_rate_.pause(), byte_rate_.pause());
    if (more && debt.count() > 0) co_await pause(debt);
    co_return more&& phase_ != Phase::closed;
}

SocketLink::Task<void> SocketLink::pause(std::chrono::milliseconds time) {
    thread_.counters().add(Counter::socket_pauses);
    asio::steady_timer timer(thread_.context(), time);
    pausing_ = &timer;
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    pausing_ = nullptr;
    last_heard_ = std::chrono::steady_clock::now(); // it was we who did not listen
}

/// Handles every whole frame of the input; false when the connection is over.
bool SocketLink::take_frames() {
    std::string_view rest = deaf_ ? std::string_view{} : input_;
    while (!deaf_ && phase_ != Phase::closed) {
        const auto state = reader_.step(rest);
        if (state == FrameReader::State::more) break;
        message_rate_.take(1, last_heard_);
        if (state == FrameReader::State::failed) {
            begin_close(reader_.failure(), "");
            deaf_ = true;
        } else if (auto incoming = reader_.take()) {
            take(std::move(*incoming));
        }
    }
    input_.erase(0, deaf_ ? input_.size() : input_.size() - rest.size());
    return phase_ != Phase::closed && !peer_closed_;
}

void SocketLink::take(Incoming incoming) {
    switch (incoming.opcode) {
    case Opcode::ping:
        send_control(Opcode::pong, std::move(incoming.payload));
        break;
    case Opcode::close:
        close_code_ = read_close(incoming.payload);
        peer_closed_ = deaf_ = true;
        incoming.payload.resize(std::min<std::size_t>(incoming.payload.size(), 2));
        begin_close_with(std::move(incoming.payload));
        break;
    case Opcode::text:
    case Opcode::binary: {
        thread_.counters().add(Counter::socket_messages_received);
        const auto kind = incoming.opcode == Opcode::text ? MessageKind::text : MessageKind::binary;
        if (phase_ == Phase::open)
            call_session([&] { session_->on_message(kind, std::move(incoming.payload)); });
        break;
    }
    case Opcode::pong:
    case Opcode::continuation:
        break;
    }
}

void SocketLink::on_tick(SteadyTime now) {
    if (phase_ == Phase::closed) return;
    if (now >= drain_at_) {
        drain_at_ = SteadyTime::max();
        begin_close(CloseCode::service_restart, "The server is restarting.");
    }
    const bool is_silent = now - last_heard_ >= 2 * limits().ping && !pausing_;
    if (now >= deadline_ || is_silent) {
        abort();
        return;
    }
    if (now < next_ping_) return;
    next_ping_ = now + limits().ping;
    send_control(Opcode::ping, {});
}

void SocketLink::begin_drain() {
    // Spread, so that the clients do not all come back to the next process in one instant.
    const auto jitter = limits().restart_jitter.count();
    const auto share =
        std::hash<std::string>{}(thread_.new_request_id()) % static_cast<std::size_t>(jitter + 1);
    drain_at_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(share);
}

void SocketLink::abort() {
    phase_ = Phase::closed;
    stream_->cancel_waits();
    if (pausing_) pausing_->cancel();
}

void SocketLink::end() {
    phase_ = Phase::closed;
    stream_->end_sending();
    stream_.reset();
    permit_.reset();
    thread_.counters().subtract(Counter::sockets_open);
    thread_.leave(*this);
    call_session([&] { session_->on_close(close_code_); });
    session_.reset();
}

void SocketLink::report(std::string_view what) {
    thread_.surroundings().hooks.log(Severity::error, fmt::format("A WebSocket: {}.", what));
}

} // namespace folkmoot::transport
