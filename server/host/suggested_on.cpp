#include "host/suggested_on.hpp"

#include "objects/type_abilities.hpp"

namespace folkmoot::host {

std::optional<objects::SuggestedOn> find_suggested_on(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    auto standing = access::find_standing(tx, viewer, object, {});
    const auto* abilities =
        standing ? tx.kept<objects::TypeAbilities>().find(standing->object().type) : nullptr;
    if (!abilities || abilities->suggest.empty()) return std::nullopt;
    const bool stands = !standing->object().deleted;
    const bool edits = stands && standing->can(abilities->live);
    const bool has_text = standing->object().revision > 0 || edits;
    const bool may_suggest = stands && has_text && standing->can(abilities->suggest);
    return objects::SuggestedOn{.object = std::move(*standing), .may_suggest = may_suggest, .edits = edits};
}

objects::SuggestedOn require_suggested_on(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    auto on = find_suggested_on(tx, viewer, object);
    if (!on) throw Problem(Code::not_found, "access.not_found");
    return std::move(*on);
}

bool may_write_suggestion(ReadTx& tx, const Viewer& viewer, const Standing& standing) {
    const auto suggestion = access::load<objects::Suggestion>(tx, standing.object().id);
    const auto on = find_suggested_on(tx, viewer, suggestion.about);
    return on && !standing.object().deleted && objects::may_write(viewer, *on, suggestion);
}

} // namespace folkmoot::host
