// The sending half of SocketLink.
#include "transport/socket_link.hpp"

namespace folkmoot::transport {

bool SocketLink::send(MessageKind kind, std::shared_ptr<const std::string> payload) {
    if (phase_.load(std::memory_order_relaxed) != Phase::open || overflowed_.load(std::memory_order_relaxed))
        return false;
    if (!reserve(payload->size())) {
        if (!overflowed_.exchange(true)) close(CloseCode::try_again_later, "The connection is too slow.");
        return false;
    }
    outbox_->put(
        shared_from_this(), {kind == MessageKind::text ? Opcode::text : Opcode::binary, std::move(payload)});
    return true;
}

void SocketLink::close(CloseCode code, std::string_view reason) {
    outbox_->put(
        shared_from_this(), {Opcode::close, std::make_shared<const std::string>(print_close(code, reason))});
}

bool SocketLink::reserve(std::size_t bytes) {
    const auto messages = queued_messages_.fetch_add(1, std::memory_order_relaxed) + 1;
    const auto total = queued_bytes_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    if (messages <= most_messages_ && total <= most_bytes_) return true;
    release({1, bytes});
    return false;
}

void SocketLink::release(SendQueue::Sent sent) {
    queued_messages_.fetch_sub(sent.messages, std::memory_order_relaxed);
    queued_bytes_.fetch_sub(sent.bytes, std::memory_order_relaxed);
}

void SocketLink::enqueue_expected(OutgoingFrame frame) {
    enqueue(std::move(frame));
    if (--expected_ == 0) flush();
}

void SocketLink::enqueue(OutgoingFrame frame) {
    const bool is_close = frame.opcode == Opcode::close;
    if (phase_ != Phase::open) { // accepted from another thread just before the phase changed
        if (!is_close) release({1, frame.payload->size()});
        return;
    }
    if (is_close) {
        if (overflowed_) {
            thread_.counters().add(Counter::socket_queue_overflows);
            release(queue_.drop_unbegun());
        }
        phase_ = Phase::closing;
        close_code_ = read_close(*frame.payload);
        deadline_ = std::chrono::steady_clock::now() + limits().close;
    }
    queue_.push(std::move(frame));
}

void SocketLink::flush() {
    while (!writing_ && phase_ != Phase::closed && !queue_.is_empty()) {
        const auto result = stream_->write(queue_.next(thread_.scratch()));
        if (result.status == IoStatus::done) {
            const auto sent = queue_.step(result.bytes);
            release(sent);
            thread_.counters().add(Counter::socket_messages_sent, sent.messages);
            thread_.counters().add(Counter::bytes_sent, result.bytes);
            if (phase_ == Phase::open) deadline_ = SteadyTime::max();
        } else if (result.status == IoStatus::want_write || result.status == IoStatus::want_read) {
            wait_to_write();
        } else {
            abort();
        }
    }
}

void SocketLink::wait_to_write() {
    writing_ = true;
    if (phase_ == Phase::open)
        deadline_ = std::chrono::steady_clock::now() + thread_.surroundings().settings.timeouts.write_stall;
    stream_->when_writable([self = shared_from_this()](boost::system::error_code error) {
        self->writing_ = false;
        if (!error) self->flush();
    });
}

void SocketLink::send_control(Opcode opcode, std::string payload) {
    if (phase_ != Phase::open) return;
    if (!reserve(payload.size())) { // a peer that asks for pongs and never reads them
        overflowed_ = true;
        begin_close(CloseCode::try_again_later, "The connection is too slow.");
        return;
    }
    queue_.push({opcode, std::make_shared<const std::string>(std::move(payload))});
    flush();
}

void SocketLink::begin_close(CloseCode code, std::string_view reason) {
    begin_close_with(print_close(code, reason));
}

void SocketLink::begin_close_with(std::string payload) {
    const auto code = peer_closed_ ? close_code_ : read_close(payload);
    enqueue({Opcode::close, std::make_shared<const std::string>(std::move(payload))});
    close_code_ = code;
    flush();
}

} // namespace folkmoot::transport
