#include "host/removal.hpp"

#include "folkmoot/objects.hpp"
#include "objects/bin.hpp"
#include "objects/type_abilities.hpp"

namespace folkmoot::host {

std::vector<ObjectId> objects_below(ReadTx& tx, const ObjectRow& object) {
    const auto* abilities = tx.kept<objects::TypeAbilities>().find(object.type);
    return abilities && abilities->below ? objects_of(abilities->below(tx, object.id))
                                         : std::vector<ObjectId>{};
}

void remove_object(WriteContext& context, const Standing& standing) {
    WriteTx& tx = context.tx;
    const ObjectRow object = standing.object();
    const auto* abilities = tx.kept<objects::TypeAbilities>().find(object.type);
    if (abilities && abilities->deleted) abilities->deleted(context, object);
    objects::move_along_to_bin(tx, objects_below(tx, object));
    objects::move_to_bin(tx, standing);
    tx.audit(AuditLine{"core.object_deleted"}.about(object.id).in(object.space));
}

} // namespace folkmoot::host
