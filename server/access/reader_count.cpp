#include "access/reader_count.hpp"

#include "access/decision.hpp"
#include "access/rights_memory.hpp"
#include "access/rights_version.hpp"
#include "access/visibility.hpp"
#include "access/what_if.hpp"

namespace folkmoot::access {
namespace {

constexpr std::int64_t most_counted = 1'000;
constexpr std::int64_t at_once = 200;
constexpr std::chrono::seconds kept_for{60};
constexpr std::size_t most_kept = 10'000;

constexpr Sql visibility_like{"select v.id from visibility v join visibility w on w.scope = v.scope "
                              "and w.audience = v.audience and w.lane = v.lane and w.marking = v.marking "
                              "where w.id = :id and v.lifecycle = :lifecycle"};
constexpr Sql space_of{"select space from visibility where id = :id"};

/// The numbers counted last. A number on a page may be a minute old when somebody's group changed meanwhile;
/// what changes in the space itself counts at once. Rights are never taken from here.
class ReaderCounts {
public:
    struct Known {
        std::int64_t place = 0;
        Time until;
        std::int64_t count = 0;
    };
    std::optional<std::int64_t> find(ObjectId visibility, std::int64_t place, Time now) {
        const std::lock_guard lock{mutex_};
        auto known = known_.find(visibility);
        if (known == known_.end() || known->second.place != place || known->second.until < now)
            return std::nullopt;
        return known->second.count;
    }
    void keep(ObjectId visibility, Known known) {
        const std::lock_guard lock{mutex_};
        if (known_.size() >= most_kept) known_.clear();
        known_[visibility] = known;
    }

private:
    std::mutex mutex_;
    std::unordered_map<ObjectId, Known> known_;
};

std::int64_t count_who_see(ReadTx& tx, const SpaceMap& path) {
    const auto& permissions = tx.kept<Permissions>();
    std::int64_t count = 0;
    for (Candidate after;;) {
        auto page = list_candidates(tx, path.scopes.back().id, after, at_once);
        for (const auto& candidate : page)
            if (would_see(path, load_facts(tx, candidate.id, true, path.id), permissions)
                && ++count == most_counted)
                return count;
        if (std::ssize(page) < at_once) return count;
        after = page.back();
    }
}

std::int64_t count_for(ReadTx& tx, ObjectId visibility) {
    const ObjectId space = tx.value<ObjectId>(space_of, bind("id", visibility)).value();
    const std::int64_t place = stamp_of(tx, ObjectId{}, space).place;
    auto& counts = tx.kept<ReaderCounts>();
    if (auto known = counts.find(visibility, place, tx.now())) return *known;
    const std::int64_t count = count_who_see(tx, path_to(*map_of(tx, space), visibility));
    counts.keep(visibility, {.place = place, .until = tx.now() + kept_for, .count = count});
    return count;
}

} // namespace

std::int64_t count_people(ReadTx& tx, ObjectId space) {
    const std::int64_t place = stamp_of(tx, ObjectId{}, space).place;
    auto& counts = tx.kept<ReaderCounts>();
    if (auto known = counts.find(space, place, tx.now())) return *known;
    SpaceMap map = *map_of(tx, space);
    map.visibilities = {{.id = space,
        .scope = map.place_of.at(space),
        .audience = Audience::everyone,
        .lifecycle = Lifecycle::live,
        .marking = map.marking}};
    const std::int64_t count = count_who_see(tx, path_to(map, space));
    counts.keep(space, {.place = place, .until = tx.now() + kept_for, .count = count});
    return count;
}

std::int64_t count_readers(ReadTx& tx, const Standing& object, Lifecycle lifecycle) {
    auto visibility = tx.value<ObjectId>(
        visibility_like, bind("id", object.object().visibility), bind("lifecycle", lifecycle));
    return count_for(tx, visibility.value_or(object.object().visibility));
}

} // namespace folkmoot::access
