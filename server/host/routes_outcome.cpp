#include "folkmoot/resting.hpp"
#include "host/commented.hpp"
#include "host/core_routes.hpp"
#include "objects/outcome_event.hpp"
#include "objects/outcome_view.hpp"

namespace folkmoot::host {
namespace {

using objects::Comment;

struct OutcomeAddress {
    ObjectId comment;
    static constexpr auto fields() {
        return std::array{field<&OutcomeAddress::comment>("comment", "The comment")};
    }
};

objects::OutcomeHistory show_outcome(ReadContext& context, const OutcomeAddress& in) {
    const auto comment = context.tx.require<Comment, View>(context.viewer, in.comment);
    return objects::outcome_history(context, comment);
}

struct PassagesChanged {
    std::vector<objects::ChangedPassage> items;
    static constexpr auto fields() {
        return std::array{field<&PassagesChanged::items>(
            "items", "In reading order, then what has gone; the first hundred", at_most(100))};
    }
};

PassagesChanged show_changed(ReadContext& context, const OutcomeAddress& in) {
    const auto comment = context.tx.require<Comment, View>(context.viewer, in.comment);
    const auto commented = require_commented(context.tx, context.viewer, comment->about);
    if (!commented.moderates) throw Problem(Code::forbidden, "outcomes.may_not");
    return {objects::passages_changed_since(
        context.tx, commented.object, objects::revision_of_point(context.tx, *comment))};
}

struct Decide {
    ObjectId comment;
    objects::PointVerdict verdict = objects::PointVerdict::accepted;
    std::string text;
    std::vector<std::string> changed;
    static constexpr auto fields() {
        return std::array{field<&Decide::comment>("comment", "The comment"),
            field<&Decide::verdict>("verdict", "What is decided"),
            field<&Decide::text>("text", "Why, as Markdown; may be left out for what is accepted",
                length(0, objects::longest_reason), lines, or_default),
            field<&Decide::changed>("changed",
                "The blocks, as `data-block` has them, that came to say something else by it",
                at_most(static_cast<std::int64_t>(objects::most_passages)), length(1, 19))};
    }
};

struct PreparedOutcome {
    ObjectId comment;
    objects::NewOutcome outcome;
};

PreparedOutcome prepare_outcome(PrepareContext& context, const Decide& in) {
    PreparedOutcome prepared{.comment = in.comment,
        .outcome = {.verdict = in.verdict,
            .reason = objects::read_reason(in.verdict, in.text, context.services.ids()),
            .changed = {}}};
    if (in.changed.empty()) return prepared;
    context.read([&](ReadTx& tx) {
        const auto comment = tx.require<Comment, View>(context.viewer, in.comment);
        const auto commented = require_commented(tx, context.viewer, comment->about);
        if (!commented.moderates) access::refuse_writing(tx, commented.object.object(), "outcomes.may_not");
        prepared.outcome.changed = objects::require_passages(
            tx, commented.object, objects::revision_of_point(tx, *comment), in.changed);
    });
    return prepared;
}

/// Who decides otherwise has seen what was decided.
void require_seen_outcome(ReadTx& tx, ObjectId comment, std::int64_t if_match) {
    if (const auto known = objects::outcomes_below(tx, comment); !known.empty())
        objects::require_match(access::load<ObjectRow>(tx, known.front()), if_match);
}

Saved put_outcome(WriteContext& context, const PreparedOutcome& in) {
    const auto comment = context.tx.require<Comment, View>(context.viewer, in.comment);
    const auto commented = require_commented(context.tx, context.viewer, comment->about);
    if (commented.moderates) require_seen_outcome(context.tx, in.comment, context.request.if_match);
    const auto made = objects::decide(context.tx, context.viewer, commented, comment, in.outcome);
    return {.id = made.id, .revision = made.revision};
}

Done take_back_outcome(WriteContext& context, const OutcomeAddress& in) {
    const auto comment = context.tx.require<Comment, View>(context.viewer, in.comment);
    const auto commented = require_commented(context.tx, context.viewer, comment->about);
    objects::take_outcome_back(context.tx, context.viewer, commented, comment);
    return {};
}

struct ListPoints {
    ObjectId object;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListPoints::object>("object", "What they are about"),
            field<&ListPoints::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

objects::OwnPoints show_points(ReadContext& context, const ListPoints& in) {
    const auto commented = require_commented(context.tx, context.viewer, in.object);
    return objects::own_points(context, commented.object, in.after);
}

} // namespace

void add_outcome_routes(Registry& r) {
    // Its own routes decide and take back; nobody tags an outcome, or deletes one by the way of pages.
    r.object<objects::Outcome>({.remove = {}, .purged = objects::forget_outcome});
    r.event<objects::OutcomeRecorded>("Something was decided about a point that somebody made");
    r.event<objects::OutcomeTakenBack>("What was decided about a point was taken back");
    r.get("/comments/{comment}/outcome", Access::to<Comment, View>("comment"), show_outcome,
        "What was decided about a comment, now and before");
    r.get("/comments/{comment}/changed-passages", Access::to<Comment, View>("comment"), show_changed,
         "What of the text says something else since the comment was made")
        .costly();
    // Looks for where the text came to say something else, through a hundred revisions at most.
    r.put("/comments/{comment}/outcome", Access::to<Comment, View>("comment"), prepare_outcome, put_outcome,
         "Decide about a comment, or decide otherwise")
        .costly();
    r.del("/comments/{comment}/outcome", Access::to<Comment, View>("comment"), take_back_outcome,
        "Take back what was decided about a comment");
    r.get("/objects/{object}/points", Access::to_any<View>("object"), show_points,
        "The points that one made about an object, and what became of them");
}

} // namespace folkmoot::host
