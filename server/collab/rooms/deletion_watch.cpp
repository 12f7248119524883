#include "collab/rooms/deletion_watch.hpp"

#include <numeric>
#include <utility>

namespace folkmoot::collab {
namespace {

/// Edits nearer than this to each other share a mark, so that a stretch has few.
constexpr std::chrono::seconds between_marks{5};

} // namespace

bool DeletionWatch::is_much(std::size_t gone, std::size_t before) {
    return before >= smallest && gone * 100 > before * share;
}

bool DeletionWatch::is_same_incident(Time now, std::size_t before) const {
    if (pending_) return true;
    return told_ && now - told_->at < incident
        && is_much(told_->before - std::min(before, told_->before), told_->before);
}

void DeletionWatch::note(
    ObjectId person, Time now, std::int64_t last_seq, std::size_t before, std::size_t after) {
    if (after >= before && !marks_.contains(person)) return;
    std::erase_if(marks_, [now](const auto& of) { return now - of.second.back().at > stretch; });
    if (is_same_incident(now, before)) return;
    Marks& marks = marks_[person];
    while (!marks.empty() && now - marks.front().at > stretch)
        marks.pop_front();
    if (marks.empty() || now - marks.back().at > between_marks) marks.push_back({now, last_seq, before});
    marks.back().gained += static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before);
    const auto gained = std::accumulate(marks.begin(), marks.end(), std::int64_t{0},
        [](std::int64_t sum, const Mark& mark) { return sum + mark.gained; });
    if (gained >= 0 || !is_much(static_cast<std::size_t>(-gained), marks.front().before)) return;
    pending_ = {.person = person,
        .seq = marks.front().seq,
        .at = now,
        .before = marks.front().before,
        .after = after};
    due_ = now + grace;
    marks_.clear();
}

std::optional<LargeDeletion> DeletionWatch::due(Time now, std::size_t content) {
    if (!pending_ || given_ || now < due_) return std::nullopt;
    const bool is_back =
        content >= pending_->before || !is_much(pending_->before - content, pending_->before);
    if (is_back) {
        pending_.reset();
        return std::nullopt;
    }
    given_ = true;
    pending_->after = content;
    return pending_;
}

void DeletionWatch::kept() {
    told_ = std::exchange(pending_, std::nullopt);
    given_ = false;
}

void DeletionWatch::not_kept(Time now) {
    due_ = now + again;
    given_ = false;
}

} // namespace folkmoot::collab
