#include "host/poll_socket.hpp"

#include "host/collab_arrival.hpp"

namespace folkmoot::host {

std::optional<std::vector<std::string>> read_messages(std::string_view octets) {
    yjs::Reader reader{yjs::as_octets(octets)};
    std::vector<std::string> messages;
    while (!reader.at_end()) {
        const auto message = yjs::as_text(reader.var_octets());
        if (reader.failed() || messages.size() == most_together) return std::nullopt;
        messages.emplace_back(message);
    }
    return messages;
}

bool PollSocket::send(collab::Frame frame) {
    std::unique_lock lock{mutex_};
    if (end_ || frames_.size() == most_messages || octets_ + frame->size() > most_octets) return false;
    octets_ += frame->size();
    frames_.push_back(std::move(frame));
    if (waiting_) answer_with(lock, print());
    return true;
}

void PollSocket::close(collab::CollabEnd why) {
    std::unique_lock lock{mutex_};
    if (end_) return;
    end_ = why;
    if (waiting_) answer_with(lock, print());
}

void PollSocket::listen(std::uint64_t heard, Clock::time_point until, Answer answer) {
    std::unique_lock lock{mutex_};
    asked_ = Clock::now();
    for (; !frames_.empty() && first_ <= heard; ++first_) {
        octets_ -= frames_.front()->size();
        frames_.pop_front();
    }
    Answer before = std::exchange(waiting_, std::move(answer));
    until_ = until;
    if (end_ || !frames_.empty())
        answer_with(lock, print());
    else
        lock.unlock();
    if (before) before({});
}

PollSocket::Sending PollSocket::take(std::uint64_t number) {
    const std::lock_guard lock{mutex_};
    asked_ = Clock::now();
    if (number == taken_) return Sending::again;
    if (number != taken_ + 1) return Sending::out_of_order;
    taken_ = number;
    return Sending::next;
}

void PollSocket::look(Clock::time_point now) {
    std::unique_lock lock{mutex_};
    if (!waiting_ || now < until_) return;
    answer_with(lock, {});
}

bool PollSocket::is_over(Clock::time_point now) const {
    const std::lock_guard lock{mutex_};
    return told_end_ || (!waiting_ && now - asked_ > silence);
}

std::string PollSocket::print() {
    yjs::Writer messages;
    std::uint64_t last = first_ - 1;
    for (const collab::Frame& frame : frames_) {
        if (messages.size() > 0 && messages.size() + frame->size() > in_one_answer) break;
        messages.var_octets(yjs::as_octets(*frame));
        ++last;
    }
    const bool is_all = last + 1 == first_ + frames_.size();
    told_end_ = end_ && is_all;
    yjs::Writer out;
    out.var_uint(told_end_ ? close_code(*end_) : 0);
    out.var_uint(last);
    out.raw(messages.written());
    return std::string{yjs::as_text(out.written())};
}

/// What answers does so without the lock: it may come back with the next question.
void PollSocket::answer_with(std::unique_lock<std::mutex>& lock, std::string octets) {
    Answer answer = std::exchange(waiting_, nullptr);
    asked_ = Clock::now(); // it has from now on to ask again
    lock.unlock();
    answer(std::move(octets));
}

} // namespace folkmoot::host
