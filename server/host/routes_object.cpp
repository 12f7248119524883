#include "access/explain.hpp"
#include "access/marking.hpp"
#include "files/version.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"
#include "folkmoot/own_marks.hpp"
#include "folkmoot/resting.hpp"
#include "folkmoot/tag.hpp"
#include "host/core_routes.hpp"
#include "host/moving/object_taken_in.hpp"
#include "host/object_address.hpp"
#include "host/removal.hpp"
#include "objects/bin.hpp"
#include "objects/departure.hpp"
#include "objects/purge.hpp"
#include "objects/type_abilities.hpp"

namespace folkmoot::host {
namespace {

struct ObjectView {
    ObjectLabel object;
    bool starred = false;
    bool watched = false;
    bool watched_below = false;
    std::vector<std::string> tags;
    bool offline_copy = false;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&ObjectView::object>("object", "The object"),
            field<&ObjectView::starred>("starred", "The viewer has starred it"),
            field<&ObjectView::watched>("watched", "The viewer is told when it changes"),
            field<&ObjectView::watched_below>("watched_below", "And of what lies under it, too"),
            field<&ObjectView::tags>("tags", "Its tags"),
            field<&ObjectView::offline_copy>(
                "offline_copy", "Its marking lets the viewer keep a copy outside the server"),
            field<&ObjectView::can>("can", "What the viewer may do with it")};
    }
};

bool may_keep_copy(ReadTx& tx, const Viewer& viewer, const ObjectRow& object) {
    const auto marking = access::sight_of(tx, object.visibility).marking;
    const auto rule = access::effect_of(tx, marking, access::Effect::offline_copy);
    return rule == "staff_only" && viewer.kind() == ViewerKind::staff;
}

ObjectView show_object(ReadContext& context, const ObjectAddress& in) {
    auto object = context.tx.require<ObjectRow, View>(context.viewer, in.object);
    context.revision = object->revision;
    const auto marks = objects::own_marks(context.tx, context.viewer, object.id());
    return {.object = objects::label(context.tx, object.standing()),
        .starred = marks.starred,
        .watched = marks.following == objects::Following::watch,
        .watched_below = marks.below,
        .tags = objects::tags_of(context.tx, object.standing()),
        .offline_copy = may_keep_copy(context.tx, context.viewer, *object),
        .can = object.standing().can()};
}

Standing seen(WriteContext& context, ObjectId id) {
    return context.tx.require<ObjectRow, View>(context.viewer, id).standing();
}

Done put_star(WriteContext& context, const ObjectAddress& in) {
    objects::star(context.tx, context.viewer, seen(context, in.object));
    return {};
}

Done take_star(WriteContext& context, const ObjectAddress& in) {
    objects::unstar(context.tx, context.viewer, seen(context, in.object));
    return {};
}

struct Watch {
    ObjectId object;
    bool below = false;
    static constexpr auto fields() {
        return std::array{field<&Watch::object>("object", "The object"),
            field<&Watch::below>("below", "And what lies under it, now and later", or_default)};
    }
};

Done put_watch(WriteContext& context, const Watch& in) {
    objects::follow(context.tx, context.viewer, seen(context, in.object), objects::Following::watch,
        in.below ? objects::Reach::below : objects::Reach::alone);
    return {};
}

Done take_watch(WriteContext& context, const ObjectAddress& in) {
    objects::follow(context.tx, context.viewer, seen(context, in.object), objects::Following::nothing);
    return {};
}

struct PutTags {
    ObjectId object;
    std::vector<std::string> tags;
    static constexpr auto fields() {
        return std::array{field<&PutTags::object>("object", "The object"),
            field<&PutTags::tags>("tags", "All its tags", at_most(20), length(1, 50))};
    }
};

/// Who may change an object's text may tag and delete it; which permission that is, its module says.
Standing changeable(WriteContext& context, ObjectId id) {
    auto standing = context.tx.require<ObjectRow, View>(context.viewer, id).standing();
    if (standing.object().type == File::object_type().name) { // as what it belongs to
        files::require_changeable(context.tx, context.viewer, id);
        return standing;
    }
    const auto* abilities = context.tx.kept<objects::TypeAbilities>().find(standing.object().type);
    if (!abilities || !standing.can(abilities->remove))
        access::refuse_writing(context.tx, standing.object(), "core.may_not");
    return standing;
}

Done put_tags(WriteContext& context, const PutTags& in) {
    objects::set_tags(context.tx, changeable(context, in.object), in.tags);
    return {};
}

Done delete_object(WriteContext& context, const ObjectAddress& in) {
    remove_object(context, changeable(context, in.object));
    return {};
}

Saved restore_object(WriteContext& context, const ObjectAddress& in) {
    WriteTx& tx = context.tx;
    using Restore = Action<"core.restore">;
    auto object = tx.require<ObjectRow, Restore>(context.viewer, in.object);
    objects::restore_from_bin(tx, object);
    objects::restore_along(tx, objects_below(tx, *object));
    const auto* abilities = tx.kept<objects::TypeAbilities>().find(object->type);
    if (abilities && abilities->restored) abilities->restored(context, *object);
    tx.audit(AuditLine{"core.object_restored"}.about(object->id).in(object->space));
    return {.id = object->id, .revision = object->revision};
}

} // namespace

void add_object_routes(Registry& r) {
    using Restore = Action<"core.restore">;
    r.get("/objects/{object}", Access::to_any<View>("object"), show_object, "What every object has");
    r.put("/objects/{object}/star", Access::to_any<View>("object"), put_star, "Star it");
    r.del("/objects/{object}/star", Access::to_any<View>("object"), take_star, "Take the star away");
    r.put("/objects/{object}/watch", Access::to_any<View>("object"), put_watch,
        "Be told when it changes, or what lies under it");
    r.del("/objects/{object}/watch", Access::to_any<View>("object"), take_watch, "Be told no more");
    r.put("/objects/{object}/tags", Access::to_any<View>("object"), put_tags, "Say all its tags");
    r.del("/objects/{object}", Access::to_any<View>("object"), delete_object, "Move it to the recycle bin");
    r.post("/objects/{object}/restoration", Access::to_any<Restore>("object"), restore_object,
        "Bring it back from the recycle bin");
    r.event<objects::ObjectDeleted>("An object went to the recycle bin");
    r.event<objects::ObjectRestored>("An object came back from it");
    r.event<objects::ObjectPurged>("An object has left the recycle bin for good");
    r.event<moving::ObjectTakenIn>("An object has come in from another site");
    r.event<objects::ObjectTagged>("An object has other tags");
    r.event<objects::MentionRenamed>("Somebody whom a text mentions has another name in it");
    r.event<objects::OwnMarksChanged>("A person starred or watched something");
}

} // namespace folkmoot::host
