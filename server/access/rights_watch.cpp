#include "access/rights_watch.hpp"

#include "store/mark.hpp"

namespace folkmoot::access {

namespace {

using namespace std::chrono_literals;

/// How far the clocks of two nodes may differ, plus the longest transaction: rows this young are read again.
constexpr auto overlap = 30s;
constexpr auto freshness = 500ms;
constexpr std::int64_t most_subjects = 5'000;

struct Moved {
    ObjectId subject;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&Moved::subject>("subject", "The person or place"),
            field<&Moved::version>("version", "Its version")};
    }
};
constexpr Sql moved_since{"select subject, version from rights_version where changed >= :since "
                          "and subject > :after order by subject limit :limit"};

} // namespace

RightsWatch::Ticket RightsWatch::subscribe(Listener listener) {
    std::scoped_lock lock(telling_);
    listeners_.emplace(++last_ticket_, std::move(listener));
    return last_ticket_;
}

void RightsWatch::unsubscribe(Ticket ticket) {
    std::scoped_lock lock(telling_);
    listeners_.erase(ticket);
}

void RightsWatch::tell(std::span<const ObjectId> subjects) {
    std::scoped_lock lock(telling_);
    for (const auto& [ticket, listener] : listeners_)
        listener(subjects);
}

void RightsWatch::poll(ReadTx& tx) {
    const auto began = store::Mark::Steady::now();
    auto& mark = tx.kept<store::Mark>();
    std::scoped_lock lock(polling_);
    std::unordered_map<ObjectId, std::int64_t> lately;
    for (ObjectId after;;) {
        auto lines = tx.rows<Moved>(moved_since, bind("since", tx.now() - overlap), bind("after", after),
            bind("limit", most_subjects));
        for (const auto& line : lines)
            lately.emplace(line.subject, line.version);
        if (std::ssize(lines) < most_subjects) break;
        after = lines.back().subject;
    }
    std::vector<ObjectId> moved;
    for (const auto& [subject, version] : lately) {
        auto known = versions_.find(subject);
        if (known == versions_.end() || known->second != version) moved.push_back(subject);
    }
    bool first = !polled_;
    versions_ = std::move(lately);
    polled_ = tx.now();
    if (!moved.empty()) mark.move();
    if (!first && !moved.empty()) tell(moved);
    mark.heard(began);
}

bool RightsWatch::fresh(Time now) const {
    std::scoped_lock lock(polling_);
    return polled_ && now - *polled_ <= freshness;
}

} // namespace folkmoot::access
