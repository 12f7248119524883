#include "access/rights_memory.hpp"

#include "access/decision.hpp"

namespace folkmoot::access {

namespace {

/// Gives what a transaction found out to all others. A write's finding rests on rows that are not committed
/// yet, so it waits for the commit; that of one which has itself changed rights is never shared.
template <class Share> void share(ReadTx& tx, const RightsOfTransaction& mine, Share action) {
    if (mine.changed) return;
    if (auto* write = dynamic_cast<WriteTx*>(&tx)) {
        write->after_commit(std::move(action));
    } else {
        action();
    }
}

SharedMap map_at(ReadTx& tx, ObjectId space, std::int64_t place) {
    auto& mine = tx.remembered<RightsOfTransaction>();
    if (auto found = mine.maps.find(space); found != mine.maps.end()) return found->second;
    auto& all = tx.kept<RightsMemory>();
    if (!mine.changed)
        if (auto known = all.maps.get(space); known && known->place == place)
            return mine.maps[space] = std::move(known->map);
    auto map = load_map(tx, space);
    if (!map) return nullptr;
    mine.maps[space] = map;
    share(tx, mine, [&all, space, place, map] { all.maps.put(space, {place, map}); });
    return map;
}

SharedRights work_out(ReadTx& tx, const Viewer& viewer, ObjectId space, const Stamp& stamp) {
    auto map = map_at(tx, space, stamp.place);
    if (!map) return nullptr;
    const auto& permissions = tx.kept<Permissions>();
    if (viewer.is_system()) return decide_for_system(*map, permissions);
    return decide(*map, load_facts(tx, viewer.person(), viewer.second_factor(), space), permissions);
}

} // namespace

RightsKey rights_key(const Viewer& viewer, ObjectId place) {
    return {.person = viewer.person(),
        .space = place,
        .kind = viewer.kind(),
        .second_factor = viewer.second_factor()};
}

SharedRights known_by_mark(ReadTx& tx, RightsMemory::Answers& answers, const RightsKey& key) {
    if (!tx.mark()) return nullptr;
    auto known = answers.get(key);
    if (!known || known->mark != tx.mark() || !known->rights->span().contains(tx.now())) return nullptr;
    return std::move(known->rights);
}

SharedRights rights_in(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    auto& mine = tx.remembered<RightsOfTransaction>();
    const auto key = rights_key(viewer, space);
    if (auto found = mine.known.find(key); found != mine.known.end()) return found->second;
    if (auto rights = known_by_mark(tx, tx.kept<RightsMemory>().rights, key))
        return mine.known[key] = std::move(rights);
    return rights_in(tx, viewer, space, stamp_of(tx, viewer.person(), space));
}

SharedRights rights_in(ReadTx& tx, const Viewer& viewer, ObjectId space, const Stamp& stamp) {
    auto& mine = tx.remembered<RightsOfTransaction>();
    auto key = rights_key(viewer, space);
    if (auto found = mine.known.find(key); found != mine.known.end()) return found->second;
    auto& all = tx.kept<RightsMemory>();
    if (!mine.changed) {
        auto known = all.rights.get(key);
        if (known && known->stamp == stamp && known->rights->span().contains(tx.now())) {
            if (tx.mark() && known->mark != tx.mark()) all.rights.put(key, {stamp, known->rights, tx.mark()});
            return mine.known[key] = std::move(known->rights);
        }
    }
    auto rights = work_out(tx, viewer, space, stamp);
    if (!rights) return nullptr;
    mine.known[key] = rights;
    share(tx, mine,
        [&all, key, stamp, rights, mark = tx.mark()] { all.rights.put(key, {stamp, rights, mark}); });
    return rights;
}

SharedMap map_of(ReadTx& tx, ObjectId space) {
    auto& mine = tx.remembered<RightsOfTransaction>();
    if (auto found = mine.maps.find(space); found != mine.maps.end()) return found->second;
    return map_at(tx, space, stamp_of(tx, ObjectId{}, space).place);
}

} // namespace folkmoot::access
