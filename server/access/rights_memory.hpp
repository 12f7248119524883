#pragma once
#include "access/lru.hpp"
#include "access/rights.hpp"
#include "access/rights_version.hpp"
#include "access/space_map.hpp"

#include <unordered_set>

namespace folkmoot::access {

/// Whose rights, where. Guests have different ones with and without a second factor.
struct RightsKey {
    ObjectId person; ///< none: anonymous
    ObjectId space;
    ViewerKind kind = ViewerKind::anonymous;
    bool second_factor = false;
    bool operator==(const RightsKey&) const = default;
};

struct RightsKeyHash {
    std::size_t operator()(const RightsKey& key) const {
        auto mixed = static_cast<std::size_t>(key.person.value()) * 0x9e3779b97f4a7c15U;
        return mixed ^ static_cast<std::size_t>(key.space.value()) ^ (std::size_t{key.second_factor} << 63U);
    }
};

/// What has been worked out from one store, kept across transactions. An answer counts as long as its stamp
/// is the one that the asking transaction reads; nobody has to throw anything away.
struct RightsMemory {
    struct Known {
        Stamp stamp;
        SharedRights rights;
        std::optional<std::uint64_t> mark; ///< the store's, when the stamp was last compared
        std::size_t weight() const { return rights->weight(); }
    };
    struct KnownMap {
        std::int64_t place = 0; ///< the stamp's half that a map depends on
        SharedMap map;
        std::size_t weight() const { return map->weight(); }
    };
    struct KnownSpace {
        ObjectId space;
        static constexpr std::size_t weight() { return 128; }
    };
    using Answers = Lru<RightsKey, Known, RightsKeyHash>;
    Answers rights{std::size_t{64} << 20U};
    /// On the site and in areas, which have no stamp: these count by the mark alone.
    Answers above_spaces{std::size_t{8} << 20U};
    Lru<ObjectId, KnownMap, std::hash<ObjectId>> maps{std::size_t{32} << 20U};
    Lru<ObjectId, KnownSpace, std::hash<ObjectId>> spaces{
        std::size_t{4} << 20U}; ///< of sections: it never changes
};

/// What one transaction has found out already: it reads each stamp once.
struct RightsOfTransaction {
    std::unordered_map<RightsKey, SharedRights, RightsKeyHash> known;
    std::unordered_map<ObjectId, SharedMap> maps;
    std::unordered_set<ObjectId> moved; ///< subjects whose version this transaction has moved
    std::shared_ptr<std::vector<ObjectId>> to_tell; ///< the same, for after the commit
    bool changed =
        false; ///< it has changed rights, so what it finds is neither taken from nor given to others
};

/// `place` is a space, an area or the site.
RightsKey rights_key(const Viewer& viewer, ObjectId place);
/// What counts without asking the store, as nothing has moved since it was found or compared.
SharedRights known_by_mark(ReadTx& tx, RightsMemory::Answers& answers, const RightsKey& key);

/// The viewer's rights in a space, of this transaction's view of the store. Nothing when there is no such
/// space.
SharedRights rights_in(ReadTx& tx, const Viewer& viewer, ObjectId space);
/// The same where the stamp has been read already, with many others.
SharedRights rights_in(ReadTx& tx, const Viewer& viewer, ObjectId space, const Stamp& stamp);

/// The space's rules for everyone. Nothing when there is no such space.
SharedMap map_of(ReadTx& tx, ObjectId space);

} // namespace folkmoot::access
