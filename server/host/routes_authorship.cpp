#include "host/core_routes.hpp"
#include "objects/authorship.hpp"
#include "objects/type_abilities.hpp"

namespace folkmoot::host {
namespace {

/// The object, for whoever may write its draft; throws Code::not_found for one that is not written live.
Standing require_drafting(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    auto standing = access::find_standing(tx, viewer, object, {});
    const auto* abilities =
        standing ? tx.kept<objects::TypeAbilities>().find(standing->object().type) : nullptr;
    if (!abilities || abilities->text.write.empty() || abilities->live.empty())
        throw Problem(Code::not_found, "access.not_found");
    if (!standing->can(abilities->live)) throw Problem(Code::forbidden, "core.may_not");
    return std::move(*standing);
}

struct AskAuthorship {
    ObjectId object;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&AskAuthorship::object>("object", "The object"),
            field<&AskAuthorship::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

objects::AuthorshipView show_authorship(ReadContext& context, const AskAuthorship& in) {
    return objects::view_authorship(
        context, require_drafting(context.tx, context.viewer, in.object), in.after);
}

Paged<objects::EditingLine> show_edits(ReadContext& context, const AskAuthorship& in) {
    return objects::list_edits(context, require_drafting(context.tx, context.viewer, in.object), in.after);
}

} // namespace

void add_authorship_routes(Registry& r) {
    r.get("/objects/{object}/authorship", Access::to_any<View>("object"), show_authorship,
         "Who wrote and who removed which words of the draft, and when")
        .costly();
    r.get("/objects/{object}/edits", Access::to_any<View>("object"), show_edits,
         "What was written in the draft, by person and time")
        .costly();
}

} // namespace folkmoot::host
