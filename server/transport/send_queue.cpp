#include "transport/send_queue.hpp"

namespace folkmoot::transport {

namespace {

/// Copies the part of `piece` after the first `skip` bytes; what was skipped is taken off `skip`.
void append(std::string_view piece, std::size_t& skip, std::span<char>& room) {
    const auto skipped = std::min(skip, piece.size());
    skip -= skipped;
    const auto copied = piece.substr(skipped).copy(room.data(), room.size());
    room = room.subspan(copied);
}

void count_sent(SendQueue::Sent& sent, const OutgoingFrame& frame) {
    if (frame.opcode == Opcode::close) return; // never held against the limits
    ++sent.messages;
    sent.bytes += frame.payload->size();
}

} // namespace

std::string_view SendQueue::next(std::span<char> scratch) const {
    auto room = scratch;
    auto skip = offset_;
    for (auto index = first_; index < frames_.size() && !room.empty(); ++index) {
        const auto& frame = frames_[index];
        append(FrameHeader(frame.opcode, frame.payload->size()).bytes(), skip, room);
        append(*frame.payload, skip, room);
    }
    offered_ = scratch.size() - room.size();
    return {scratch.data(), offered_};
}

SendQueue::Sent SendQueue::step(std::size_t bytes) {
    Sent sent;
    offered_ = 0;
    offset_ += bytes;
    while (first_ < frames_.size() && offset_ >= frames_[first_].size()) {
        offset_ -= frames_[first_].size();
        count_sent(sent, frames_[first_]);
        frames_[first_].payload.reset();
        ++first_;
    }
    if (is_empty()) {
        std::vector<OutgoingFrame>().swap(frames_);
        first_ = 0;
    }
    return sent;
}

SendQueue::Sent SendQueue::drop_unbegun() {
    Sent dropped;
    std::size_t kept = first_;
    std::size_t covered = 0;
    while (kept < frames_.size() && covered < offset_ + offered_)
        covered += frames_[kept++].size();
    for (auto index = kept; index < frames_.size(); ++index)
        count_sent(dropped, frames_[index]);
    frames_.resize(kept);
    return dropped;
}

} // namespace folkmoot::transport
