#include "access/rehoming.hpp"
#include "access/scope.hpp"
#include "folkmoot/access.hpp"

namespace folkmoot::access {

void follow(WriteTx& tx, const Standing& object, std::span<const ObjectId> below, const Standing& parent) {
    const ObjectRow& row = object.object();
    // An object with rules of its own keeps them: what moves is the place where they hang.
    ObjectId from = row.scope;
    if (row.scope == row.id) from = find_scope(tx, row.scope).value().parent.value();
    const ObjectId to = parent.object().scope;
    if (from == to) return;
    std::vector<ObjectId> all{row.id};
    all.insert(all.end(), below.begin(), below.end());
    rehome(tx, all, from, to);
}

} // namespace folkmoot::access
