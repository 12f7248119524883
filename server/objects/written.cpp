#include "objects/written.hpp"

#include "folkmoot/resting.hpp"
#include "objects/type_abilities.hpp"

namespace folkmoot::objects {

Written written(ReadTx& tx, const Standing& object) {
    const auto* abilities = tx.kept<TypeAbilities>().find(object.object().type);
    return {.object = object, .text = abilities ? abilities->text : TextAbilities{}};
}

Written require_written(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    const auto standing = access::find_standing(tx, viewer, object, {});
    if (!standing) throw Problem(Code::not_found, "access.not_found");
    auto found = written(tx, *standing);
    if (found.text.write.empty()) throw Problem(Code::not_found, "access.not_found");
    return found;
}

Written require_writing(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    auto found = require_written(tx, viewer, object);
    if (!found.object.can(found.text.write)) access::refuse_writing(tx, found.row(), "core.may_not");
    return found;
}

Written require_drafting(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    auto found = require_written(tx, viewer, object);
    const auto* abilities = tx.kept<TypeAbilities>().find(found.row().type);
    if (abilities->live.empty()) throw Problem(Code::not_found, "access.not_found");
    if (!found.object.can(abilities->live)) access::refuse_writing(tx, found.row(), "core.may_not");
    return found;
}

} // namespace folkmoot::objects
