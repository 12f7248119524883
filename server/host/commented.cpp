#include "host/commented.hpp"

#include "objects/type_abilities.hpp"

namespace folkmoot::host {

objects::Commented require_commented(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    auto standing = access::find_standing(tx, viewer, object, {});
    const auto* abilities =
        standing ? tx.kept<objects::TypeAbilities>().find(standing->object().type) : nullptr;
    if (!abilities || abilities->comment.empty()) throw Problem(Code::not_found, "access.not_found");
    const bool stands = standing->object().revision > 0 && !standing->object().deleted;
    const bool may_comment = stands && standing->can(abilities->comment);
    const bool moderates = stands && standing->can(abilities->remove);
    return {.object = std::move(*standing), .may_comment = may_comment, .moderates = moderates};
}

} // namespace folkmoot::host
