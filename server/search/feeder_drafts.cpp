// What is written and not published, of which no event tells.
#include "search/feeder.hpp"

namespace folkmoot::search {

namespace {

/// Looking after drafts may take this share of the time, however many are being written.
constexpr int drafts_share = 10;
/// Of a draft that is in the index although nobody writes on it, as that of an unpublished text.
constexpr std::int64_t nobody_writes = -1;

} // namespace

void Feeder::take_in_drafts(std::span<const ObjectId> objects) {
    if (!types_.drafts()) return;
    const auto drafted = database_.read_now([&](ReadTx& tx) { return types_.drafts()->among(tx, objects); });
    for (const ObjectId object : objects)
        if (std::ranges::find(drafted, object) == drafted.end() && drafts_.erase(object) > 0)
            writer_->remove_draft(object);
    for (const ObjectId object : drafted)
        take_in_draft(object);
}

/// Each in a transaction of its own: a draft is read out of its log, which takes longer than a published
/// text.
void Feeder::take_in_draft(ObjectId object) {
    std::optional<Entry> wanted;
    try {
        wanted =
            database_.read_now([&](ReadTx& tx) { return wanted_draft_of(tx, *types_.drafts(), object); });
    } catch (const Problem& problem) {
        if (problem.code() == Code::overloaded) throw;
        say(store::Severity::warning, "the draft of object " + object.text() + " cannot be read");
    }
    if (wanted) {
        writer_->put(*wanted);
        drafts_[object] = *wanted->draft;
    } else {
        writer_->remove_draft(object);
        drafts_.erase(object);
    }
}

std::unordered_map<ObjectId, std::int64_t> Feeder::drafts_written() {
    std::unordered_map<ObjectId, std::int64_t> written;
    for (ObjectId last;;) {
        const auto page = database_.read_now([&](ReadTx& tx) { return types_.drafts()->list(tx, last); });
        if (page.empty()) return written;
        for (const auto& place : page)
            written.emplace(place.object, place.written);
        last = page.back().object;
    }
}

/// Those that are written further than when they were looked at, and those that are not written on any more.
std::vector<ObjectId> Feeder::moved_drafts(const std::unordered_map<ObjectId, std::int64_t>& written) const {
    std::vector<ObjectId> moved;
    for (const auto& [object, seq] : written)
        if (const auto known = drafts_.find(object); known == drafts_.end() || known->second != seq)
            moved.push_back(object);
    for (const auto& [object, seq] : drafts_)
        if (seq != nobody_writes && !written.contains(object)) moved.push_back(object);
    std::ranges::sort(moved);
    std::ranges::rotate(moved, std::ranges::upper_bound(moved, last_draft_));
    return moved;
}

/// Nothing is told of what is typed, so that saving it costs nothing more: this looks what has been written
/// since the last time. What cannot be taken in at once waits for the next look.
void Feeder::follow_drafts() {
    const auto begin = std::chrono::steady_clock::now();
    if (!types_.drafts() || begin < drafts_next_) return;
    const auto written = drafts_written();
    auto moved = moved_drafts(written);
    if (moved.size() > settings_.drafts_at_once) moved.resize(settings_.drafts_at_once);
    for (const ObjectId object : moved) {
        if (stop_.stop_requested()) break;
        take_in_draft(object);
        // As it was listed: what was written meanwhile is looked at the next time.
        const auto place = written.find(object);
        if (place != written.end())
            drafts_[object] = place->second;
        else if (const auto kept = drafts_.find(object); kept != drafts_.end())
            kept->second = nobody_writes;
        last_draft_ = object;
    }
    if (!moved.empty()) {
        writer_->commit(writer_->progress());
        index_.committed();
    }
    const auto end = std::chrono::steady_clock::now();
    drafts_next_ = end
        + std::max<std::chrono::steady_clock::duration>(
            settings_.between_drafts, drafts_share * (end - begin));
}

} // namespace folkmoot::search
