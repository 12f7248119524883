#include "access/audience_change.hpp"
#include "folkmoot/objects.hpp"
#include "folkmoot/shown_text.hpp"
#include "host/access_changed.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/removal.hpp"
#include "objects/type_abilities.hpp"

namespace folkmoot::host {
namespace {

/// Whom it may be for: one is what it is for now. None where that is not told apart, or cannot be changed.
std::vector<access::AudienceChoice> choices_for(ReadTx& tx, const Viewer& viewer, const Standing& object) {
    const auto* abilities = tx.kept<objects::TypeAbilities>().find(object.object().type);
    const auto above =
        abilities && abilities->above ? abilities->above(tx, object.object().id) : std::nullopt;
    if (!above || !objects::audience_of(tx, viewer, object)) return {};
    auto parent = access::find_standing(tx, viewer, *above, {});
    if (!parent) parent = access::find_standing(tx, viewer, *above, access::type_for<Component>().name);
    return parent ? access::audiences_under(tx, viewer, *parent) : std::vector<access::AudienceChoice>{};
}

struct ObjectAudience {
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&ObjectAudience::object>("object", "The object")};
    }
};

struct AudienceView {
    std::optional<objects::ReadersView> audience;
    std::vector<objects::ReadersView> choices;
    std::int64_t below = 0;
    static constexpr auto fields() {
        return std::array{field<&AudienceView::audience>("audience", "Whom it is for, in a community"),
            field<&AudienceView::choices>(
                "choices", "Whom it can be for instead, itself among them; none: it stays as it is"),
            field<&AudienceView::below>("below", "How many objects lie under it")};
    }
};

AudienceView show_audience(ReadContext& context, const ObjectAudience& in) {
    const auto object = context.tx.require<ObjectRow, Restrict>(context.viewer, in.object);
    return {.audience = objects::audience_of(context.tx, context.viewer, object.standing()),
        .choices = objects::view_readers(choices_for(context.tx, context.viewer, object.standing())),
        .below = std::ssize(objects_below(context.tx, *object))};
}

struct PutAudience {
    ObjectId object;
    access::Audience audience = access::Audience::staff;
    std::optional<ObjectId> lane;
    access::WhatLiesUnder under = access::WhatLiesUnder::narrowed;
    static constexpr auto fields() {
        return std::array{field<&PutAudience::object>("object", "The object"),
            field<&PutAudience::audience>("audience", "Whom it is to be for"),
            field<&PutAudience::lane>("lane", "Which side, where it is for one", or_default),
            field<&PutAudience::under>("under",
                "What becomes of what lies under it: it is only kept from those who lose sight of this, or "
                "goes along where it was for the same people",
                or_default)};
    }
};

access::AudienceChange change_in(ReadTx& tx, const Viewer& viewer, const PutAudience& in) {
    const auto object = tx.require<ObjectRow, Restrict>(viewer, in.object);
    const auto choices = choices_for(tx, viewer, object.standing());
    if (choices.empty()) throw Problem(Code::conflict, "access.audience_fixed");
    return {.object = in.object,
        .to = objects::choose_readers(choices, {in.audience, in.lane}),
        .below = objects_below(tx, *object),
        .under = in.under};
}

RestrictionPreview preview_audience(ReadContext& context, const PutAudience& in) {
    const auto change = change_in(context.tx, context.viewer, in);
    return show_change(access::preview(context.tx, context.viewer, change), change.below.size());
}

Saved put_audience(WriteContext& context, const PutAudience& in) {
    WriteTx& tx = context.tx;
    access::change_audience(tx, context.viewer, change_in(tx, context.viewer, in));
    const auto object = tx.require<ObjectRow, View>(context.viewer, in.object);
    tx.emit(*object, AccessChanged{.object = in.object});
    tx.audit(AuditLine{"core.access_changed"}
            .about(in.object)
            .in(object->space)
            .because(
                "for " + std::string{names_of<access::Audience>[static_cast<std::size_t>(in.audience)]}));
    return {.id = in.object, .revision = object->revision};
}

} // namespace

void add_audience_routes(Registry& r) {
    r.get("/objects/{object}/audience", Access::to_any<Restrict>("object"), show_audience,
        "Whom it is for in a community, and can be for");
    r.ask("/objects/{object}/audience-preview", Access::to_any<Restrict>("object"), preview_audience,
        "Who would begin and cease to see it if it were for others");
    r.put("/objects/{object}/audience", Access::to_any<Restrict>("object"), put_audience,
        "Say whom it is for from now on");
}

} // namespace folkmoot::host
