// By when a text is to be looked at again, and who looks after it.
#include "host/core_routes.hpp"
#include "host/object_address.hpp"
#include "objects/review.hpp"

namespace folkmoot::host {
namespace {

struct ReviewAnswer {
    std::optional<objects::ReviewView> review;
    static constexpr auto fields() {
        return std::array{field<&ReviewAnswer::review>("review", "What is planned; null: nothing")};
    }
};

ReviewAnswer show_review(ReadContext& context, const ObjectAddress& in) {
    return {
        objects::find_review(context.tx, objects::require_writing(context.tx, context.viewer, in.object))};
}

struct PlanReview {
    ObjectId object;
    ObjectId keeper;
    std::string on;
    std::string zone;
    std::int64_t every_months = 0;
    static constexpr auto fields() {
        return std::array{field<&PlanReview::object>("object", "The object"),
            field<&PlanReview::keeper>("keeper", "Who looks after it: somebody who may write it"),
            field<&PlanReview::on>("on", "By the end of this day: 2026-11-27", length(10, 10)),
            field<&PlanReview::zone>("zone", "In this time zone: Europe/London", length(1, 60)),
            field<&PlanReview::every_months>("every_months", "And again after so many months; 0: once",
                range(0, objects::longest_review_interval), or_default)};
    }
};

struct PreparedReview {
    ObjectId object;
    objects::ReviewPlan plan;
};

PreparedReview prepare_review(PrepareContext& context, const PlanReview& in) {
    return {.object = in.object,
        .plan = {.keeper = in.keeper,
            .due = objects::require_deadline(in.on, in.zone, context.clock.now()),
            .every_months = in.every_months}};
}

Done plan_review(WriteContext& context, const PreparedReview& in) {
    objects::plan_review(
        context.tx, objects::require_writing(context.tx, context.viewer, in.object), in.plan);
    return {};
}

Done end_review(WriteContext& context, const ObjectAddress& in) {
    objects::end_review(context.tx, objects::require_writing(context.tx, context.viewer, in.object));
    return {};
}

ReviewAnswer note_reviewed(WriteContext& context, const ObjectAddress& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    objects::note_reviewed(context.tx, context.viewer, object);
    return {objects::find_review(context.tx, object)};
}

} // namespace

void add_review_routes(Registry& r) {
    // Which permission writing asks for, the object's type says: the handlers require it.
    r.get("/objects/{object}/review", Access::to_any<View>("object"), show_review,
        "By when a text is to be looked at again, and by whom");
    r.put("/objects/{object}/review", Access::to_any<View>("object"), prepare_review, plan_review,
        "Say who looks after a text, and by when it is to be looked at again");
    r.del("/objects/{object}/review", Access::to_any<View>("object"), end_review,
        "Nobody has to look at it again");
    r.post("/objects/{object}/review/done", Access::to_any<View>("object"), note_reviewed,
        "Say that one has looked at it, and it may stand");
    r.event<objects::ReviewPlanned>("A text is to be looked at again by a day");
    r.event<objects::TextReviewed>("A text was looked at again");
    r.event<objects::ReviewEnded>("A text need not be looked at again");
}

} // namespace folkmoot::host
