#include "host/poll_queue.hpp"

#include "collab/yjs/reader.hpp"
#include "collab/yjs/writer.hpp"

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

bool PollQueue::send(Message message) {
    std::unique_lock lock{mutex_};
    if (end_ || messages_.size() == limits_.messages || octets_ + message->size() > limits_.octets)
        return false;
    if (!share_->take(message->size())) return false;
    octets_ += message->size();
    messages_.push_back(std::move(message));
    if (waiting_) answer_with(lock, print());
    return true;
}

void PollQueue::close(std::uint16_t code) {
    std::unique_lock lock{mutex_};
    if (end_) return;
    end_ = code;
    if (waiting_) answer_with(lock, print());
}

void PollQueue::listen(std::uint64_t heard, Clock::time_point until, Answer answer) {
    std::unique_lock lock{mutex_};
    asked_ = Clock::now();
    for (; !messages_.empty() && first_ <= heard; ++first_) {
        octets_ -= messages_.front()->size();
        share_->give_back(messages_.front()->size());
        messages_.pop_front();
    }
    Answer before = std::exchange(waiting_, std::move(answer));
    until_ = until;
    if (end_ || !messages_.empty())
        answer_with(lock, print());
    else
        lock.unlock();
    if (before) before({});
}

PollQueue::Sending PollQueue::take(std::uint64_t number) {
    const std::lock_guard lock{mutex_};
    asked_ = Clock::now();
    if (number == taken_) return Sending::again;
    if (number != taken_ + 1) return Sending::out_of_order;
    taken_ = number;
    return Sending::next;
}

void PollQueue::look(Clock::time_point now) {
    std::unique_lock lock{mutex_};
    if (!waiting_ || now < until_) return;
    answer_with(lock, {});
}

bool PollQueue::is_over(Clock::time_point now) const {
    const std::lock_guard lock{mutex_};
    return told_end_ || (!waiting_ && now - asked_ > silence);
}

std::string PollQueue::print() {
    yjs::Writer together;
    std::uint64_t last = first_ - 1;
    for (const Message& message : messages_) {
        if (together.size() > 0 && together.size() + message->size() > in_one_answer) break;
        together.var_octets(yjs::as_octets(*message));
        ++last;
    }
    const bool is_all = last + 1 == first_ + messages_.size();
    told_end_ = end_ && is_all;
    yjs::Writer out;
    out.var_uint(told_end_ ? *end_ : 0);
    out.var_uint(last);
    out.raw(together.written());
    return std::string{yjs::as_text(out.written())};
}

/// What answers does so without the lock: it may come back with the next question.
void PollQueue::answer_with(std::unique_lock<std::mutex>& lock, std::string octets) {
    Answer answer = std::exchange(waiting_, nullptr);
    asked_ = Clock::now(); // it has from now on to ask again
    lock.unlock();
    answer(std::move(octets));
}

} // namespace folkmoot::host
