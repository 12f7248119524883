#include "objects/above.hpp"

#include "objects/type_abilities.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t deepest = 200; ///< levels, as deep as any module lets its trees become

} // namespace

std::vector<ObjectId> above(ReadTx& tx, const ObjectRow& object) {
    std::vector<ObjectId> found;
    const auto* abilities = tx.kept<TypeAbilities>().find(object.type);
    if (!abilities || !abilities->above) return found;
    for (auto next = abilities->above(tx, object.id);
        next && *next != object.component && found.size() < deepest; next = abilities->above(tx, *next))
        found.push_back(*next);
    return found;
}

} // namespace folkmoot::objects
