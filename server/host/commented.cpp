#include "host/commented.hpp"

#include "objects/type_abilities.hpp"

namespace folkmoot::host {

objects::Commented require_commented(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    auto standing = access::find_standing(tx, viewer, object, {});
    const auto* abilities =
        standing ? tx.kept<objects::TypeAbilities>().find(standing->object().type) : nullptr;
    if (!abilities || abilities->comment.empty()) throw Problem(Code::not_found, "access.not_found");
    const ObjectRow& row = standing->object();
    const auto can = [&](std::string_view permission) {
        return !row.deleted && !permission.empty() && standing->can(permission);
    };
    objects::Commented commented{.object = *standing};
    commented.may_comment = row.revision > 0 && can(abilities->comment);
    commented.edits = can(abilities->text.write);
    commented.may_comment_on_draft = commented.edits && can(abilities->comment) && can("core.view_drafts");
    commented.moderates = row.revision > 0 && can(abilities->remove);
    return commented;
}

} // namespace folkmoot::host
