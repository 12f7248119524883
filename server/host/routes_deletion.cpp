#include "folkmoot/resting.hpp"
#include "host/core_routes.hpp"
#include "objects/large_deletion.hpp"
#include "objects/type_abilities.hpp"

namespace folkmoot::host {
namespace {

/// The object, for whoever may write its draft; throws Code::not_found for one that is not written live.
Standing require_live_writing(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    auto standing = access::find_standing(tx, viewer, object, {});
    const auto* abilities =
        standing ? tx.kept<objects::TypeAbilities>().find(standing->object().type) : nullptr;
    if (!abilities || abilities->text.write.empty() || abilities->live.empty())
        throw Problem(Code::not_found, "access.not_found");
    if (!standing->can(abilities->live)) access::refuse_writing(tx, standing->object(), "core.may_not");
    return std::move(*standing);
}

struct AskDeletions {
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&AskDeletions::object>("object", "The object")};
    }
};

struct Deletions {
    std::vector<objects::DeletionLine> items;
    static constexpr auto fields() {
        return std::array{field<&Deletions::items>("items", "The newest twenty first")};
    }
};

Deletions show_deletions(ReadContext& context, const AskDeletions& in) {
    return {.items = objects::list_deletions(
                context.tx, context.viewer, require_live_writing(context.tx, context.viewer, in.object))};
}

struct OneDeletion {
    ObjectId object;
    std::int64_t state = 0;
    static constexpr auto fields() {
        return std::array{field<&OneDeletion::object>("object", "The object"),
            field<&OneDeletion::state>(
                "state", "The number of the state before it", range(0, std::int64_t{1} << 53))};
    }
};

struct DeletionSeen {
    std::int64_t state = 0;
    static constexpr auto fields() {
        return std::array{field<&DeletionSeen::state>("state", "The state before it")};
    }
};

DeletionSeen see(WriteContext& context, const OneDeletion& in) {
    objects::note_seen(context.tx, context.viewer, in.object, in.state);
    return {.state = in.state};
}

struct TextToBringBack {
    ObjectId object;
    std::int64_t state = 0;
    collab::DraftChange change;
};

TextToBringBack prepare_text(PrepareContext& context, const OneDeletion& in) {
    TextToBringBack text{.object = in.object, .state = in.state, .change = {}};
    context.read([&](ReadTx& tx) {
        const auto object = require_live_writing(tx, context.viewer, in.object);
        text.change = objects::change_back(tx, object, in.state, context.services.ids());
    });
    return text;
}

struct TextBroughtBack {
    bool changed = false;
    static constexpr auto fields() {
        return std::array{
            field<&TextBroughtBack::changed>("changed", "Whether the draft is another than it was")};
    }
};

TextBroughtBack bring_back(WriteContext& context, const TextToBringBack& text) {
    const auto object = require_live_writing(context.tx, context.viewer, text.object);
    objects::bring_text_back(context.tx, context.viewer, object, text.state, text.change);
    return {.changed = !text.change.updates.empty()};
}

} // namespace

void add_deletion_routes(Registry& r) {
    r.get("/objects/{object}/large-deletions", Access::to_any<View>("object"), show_deletions,
        "When somebody deleted most of its live text");
    r.put("/objects/{object}/large-deletions/{state}/seen", Access::to_any<View>("object"), see,
        "Say that one knows of a large deletion that one was told of");
    r.post("/objects/{object}/large-deletions/{state}/restoration", Access::to_any<View>("object"),
         prepare_text, bring_back, "Bring back the text before a large deletion")
        .costly();
    r.event<objects::LargelyDeleted>("Somebody deleted most of a text that is written live");
}

} // namespace folkmoot::host
