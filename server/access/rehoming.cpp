#include "access/rehoming.hpp"

#include "access/scope.hpp"
#include "access/second_person.hpp"

namespace folkmoot::access {

namespace {

struct Home {
    ObjectId scope;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&Home::scope>("scope", "Where its rules hang"),
            field<&Home::visibility>("visibility", "Who can see it")};
    }
};
constexpr Sql home_of{"select scope, visibility from object where id = :id"};
constexpr Sql set_home{"update object set scope = :scope, visibility = :visibility where id = :id"};
/// What belongs to an object: its files, the comments on it, what was decided about them and the suggestions
/// for it, also what of it is in the recycle bin.
#define BELONGINGS                                                                                           \
    "(select f.id from file f where f.parent = :id union all select c.id from comment c where c.about = "    \
    ":id union all select s.id from suggestion s where s.about = :id "                                       \
    "union all select w.id from outcome w where w.holder = :id)"
constexpr Sql sights_of_belongings{
    "select distinct visibility from object where scope = :from and id in " BELONGINGS};
constexpr Sql belongings_with_rules{"select id from object where scope = id and id in " BELONGINGS};
constexpr Sql set_home_of_belongings{"update object set scope = :scope, visibility = :visibility where "
                                     "visibility = :was and id in " BELONGINGS};
#undef BELONGINGS

/// The visibility on the new scope that comes nearest to each on the old one.
class Counterparts {
public:
    Counterparts(WriteTx& tx, const Rehoming& rehoming)
        : tx_(tx)
        , rehoming_(rehoming) { }

    ObjectId of(ObjectId visibility) {
        auto& counterpart = found_[visibility];
        if (!counterpart) {
            auto sight = sight_of(tx_, visibility);
            sight.scope = rehoming_.to;
            if (rehoming_.within) narrow(tx_, sight, *rehoming_.within);
            counterpart = visibility_for(tx_, sight);
        }
        return counterpart;
    }

private:
    WriteTx& tx_;
    const Rehoming& rehoming_;
    std::unordered_map<ObjectId, ObjectId> found_;
};

/// Those with rules of their own keep them, inside the new ones.
void rehome_belongings(WriteTx& tx, ObjectId id, const Rehoming& rehoming, Counterparts& counterparts) {
    for (const auto own : tx.values<ObjectId>(belongings_with_rules, bind("id", id)))
        if (find_scope(tx, own).value().parent == rehoming.from) move_scope(tx, own, rehoming.to);
    for (const auto was :
        tx.values<ObjectId>(sights_of_belongings, bind("id", id), bind("from", rehoming.from)))
        tx.run(set_home_of_belongings, bind("id", id), bind("scope", rehoming.to), bind("was", was),
            bind("visibility", counterparts.of(was)));
}

} // namespace

void rehome(WriteTx& tx, const Rehoming& rehoming) {
    Counterparts counterparts{tx, rehoming};
    for (auto id : rehoming.objects) {
        auto home = tx.row<Home>(home_of, bind("id", id));
        if (!home) throw Problem(Code::not_found, "access.not_found");
        if (home->scope == id) {
            if (find_scope(tx, id).value().parent == rehoming.from) move_scope(tx, id, rehoming.to);
            continue;
        }
        if (home->scope != rehoming.from) continue;
        tx.run(set_home, bind("id", id), bind("scope", rehoming.to),
            bind("visibility", counterparts.of(home->visibility)));
        rehome_belongings(tx, id, rehoming, counterparts);
    }
}

void put_under(WriteTx& tx, const Standing& object, const Standing& parent, std::span<const ObjectId> below) {
    const auto& row = object.object();
    const auto& above = parent.object();
    if (row.space != above.space) throw Problem(Code::conflict, "access.scope_in_another_space");
    const Opening opening{tx, row, below};
    std::optional<Sight> within;
    if (above.visibility) within = sight_of(tx, above.visibility);
    if (row.scope == row.id) {
        move_scope(tx, row.id, above.scope);
    } else {
        std::vector<ObjectId> all(below.begin(), below.end());
        all.push_back(row.id);
        rehome(tx, {.objects = all, .from = row.scope, .to = above.scope, .within = within});
    }
    opening.require_agreement(tx);
}

} // namespace folkmoot::access
