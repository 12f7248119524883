#include "access/reader_count.hpp"

#include "access/decision.hpp"
#include "access/rights_memory.hpp"
#include "access/rights_version.hpp"
#include "access/visibility.hpp"
#include "access/what_if.hpp"

namespace folkmoot::access {
namespace {

constexpr std::int64_t most_readers_counted = 1'000;
constexpr std::int64_t readers_at_once = 200;
constexpr std::chrono::seconds kept_for{60};
constexpr std::size_t most_kept = 10'000;

constexpr Sql visibility_like{"select v.id from visibility v join visibility w on w.scope = v.scope "
                              "and w.audience = v.audience and w.lane = v.lane and w.marking = v.marking "
                              "where w.id = :id and v.lifecycle = :lifecycle"};

/// The numbers counted last. A number on a page may be a minute old when somebody's group changed meanwhile;
/// what changes in the space itself counts at once. Rights are never taken from here.
class ReaderCounts {
public:
    struct Known {
        std::int64_t place = 0;
        std::optional<std::uint64_t> mark; ///< the store's, when `place` was last compared
        Time until;
        std::int64_t count = 0;
    };
    /// What is known without asking the store how the place stands.
    std::optional<std::int64_t> find(ObjectId visibility, std::optional<std::uint64_t> mark, Time now) {
        const std::lock_guard lock{mutex_};
        auto known = known_.find(visibility);
        if (!mark || known == known_.end() || known->second.mark != mark || known->second.until < now)
            return std::nullopt;
        return known->second.count;
    }
    std::optional<std::int64_t> find(
        ObjectId visibility, std::int64_t place, std::optional<std::uint64_t> mark, Time now) {
        const std::lock_guard lock{mutex_};
        auto known = known_.find(visibility);
        if (known == known_.end() || known->second.place != place || known->second.until < now)
            return std::nullopt;
        known->second.mark = mark;
        return known->second.count;
    }
    void keep(ObjectId visibility, Known known) {
        const std::lock_guard lock{mutex_};
        if (known_.size() >= most_kept) known_.clear();
        known_[visibility] = known;
    }

    /// Of each visibility, the one that differs in nothing but the lifecycle; it never changes.
    std::optional<ObjectId> find_alike(ObjectId visibility, Lifecycle lifecycle) {
        const std::lock_guard lock{mutex_};
        auto known = alike_.find({visibility, lifecycle});
        return known == alike_.end() ? std::nullopt : std::optional{known->second};
    }
    void keep_alike(ObjectId visibility, Lifecycle lifecycle, ObjectId alike) {
        const std::lock_guard lock{mutex_};
        if (alike_.size() >= most_kept) alike_.clear();
        alike_[{visibility, lifecycle}] = alike;
    }

private:
    std::mutex mutex_;
    std::unordered_map<ObjectId, Known> known_;
    std::map<std::pair<ObjectId, Lifecycle>, ObjectId> alike_;
};

std::int64_t count_who_see(ReadTx& tx, const SpaceMap& path) {
    const auto& permissions = tx.kept<Permissions>();
    std::int64_t count = 0;
    for (Candidate after;;) {
        auto page = list_candidates(tx, path.scopes.back().id, after, readers_at_once);
        for (const auto& candidate : page)
            if (would_see(path, load_facts(tx, candidate.id, true, path.id), permissions)
                && ++count == most_readers_counted)
                return count;
        if (std::ssize(page) < readers_at_once) return count;
        after = page.back();
    }
}

/// `space` is where the visibility, or the space itself, is; `path` makes what is to be counted.
template <class Path> std::int64_t count_for(ReadTx& tx, ObjectId counted, ObjectId space, Path path) {
    auto& counts = tx.kept<ReaderCounts>();
    if (auto known = counts.find(counted, tx.mark(), tx.now())) return *known;
    const std::int64_t place = stamp_of(tx, ObjectId{}, space).place;
    if (auto known = counts.find(counted, place, tx.mark(), tx.now())) return *known;
    const std::int64_t count = count_who_see(tx, path());
    counts.keep(counted, {.place = place, .mark = tx.mark(), .until = tx.now() + kept_for, .count = count});
    return count;
}

/// Nothing as long as no object of that lifecycle has stood there.
std::optional<ObjectId> find_alike(ReadTx& tx, ObjectId visibility, Lifecycle lifecycle) {
    auto& counts = tx.kept<ReaderCounts>();
    if (auto known = counts.find_alike(visibility, lifecycle)) return known;
    auto found = tx.value<ObjectId>(visibility_like, bind("id", visibility), bind("lifecycle", lifecycle));
    if (found && tx.mark()) counts.keep_alike(visibility, lifecycle, *found);
    return found;
}

} // namespace

std::int64_t count_people(ReadTx& tx, ObjectId space) {
    return count_for(tx, space, space, [&] {
        SpaceMap map = *map_of(tx, space);
        map.visibilities = {{.id = space,
            .scope = map.place_of.at(space),
            .audience = Audience::everyone,
            .lifecycle = Lifecycle::live,
            .marking = map.marking}};
        return path_to(map, space);
    });
}

std::int64_t count_readers(ReadTx& tx, const Standing& object, Lifecycle lifecycle) {
    const ObjectId own = object.object().visibility, space = object.object().space;
    if (auto alike = find_alike(tx, own, lifecycle))
        return count_for(tx, *alike, space, [&] { return path_to(*map_of(tx, space), *alike); });
    // Who would see the first one: not worth keeping.
    SpaceMap map = *map_of(tx, space);
    std::ranges::find(map.visibilities, own, &SpaceMap::Visibility::id)->lifecycle = lifecycle;
    return count_who_see(tx, path_to(map, own));
}

bool read_by_everybody(ReadTx& tx, const Standing& object, Lifecycle lifecycle) {
    const ObjectId space = object.object().space;
    if (load<Space>(tx, space).kind != "public") return false;
    auto path = path_to(*map_of(tx, space), object.object().visibility);
    path.visibilities.front().lifecycle = lifecycle;
    return would_see(path, load_facts(tx, ObjectId{}, false, space), tx.kept<Permissions>());
}

} // namespace folkmoot::access
