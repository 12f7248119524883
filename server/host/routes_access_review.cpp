// Who has access to a space, gone through and signed off.
#include "access/access_review_view.hpp"
#include "folkmoot/objects.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"

namespace folkmoot::host {
namespace {

constexpr std::int64_t reviews_at_once = 20;
constexpr std::int64_t entries_at_once = 100;

struct ReviewedSpace {
    ObjectId space;
    static constexpr auto fields() { return std::array{field<&ReviewedSpace::space>("space", "The space")}; }
};

struct ListReviews {
    ObjectId space;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListReviews::space>("space", "The space"),
            field<&ListReviews::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

access::AccessReviews show_reviews(ReadContext& context, const ListReviews& in) {
    return access::list_access_reviews(context.tx, context.viewer, in.space, in.after, reviews_at_once);
}

Saved begin_review(WriteContext& context, const ReviewedSpace& in) {
    const auto id = access::begin_access_review(context.tx, context.viewer, in.space);
    context.tx.audit(AuditLine{"core.access_review_begun"}.in(in.space));
    return {.id = id, .revision = 0};
}

struct AccessReviewAddress {
    ObjectId space;
    ObjectId review;
    static constexpr auto fields() {
        return std::array{field<&AccessReviewAddress::space>("space", "The space"),
            field<&AccessReviewAddress::review>("review", "The review")};
    }
    access::ReviewOf of() const { return {.space = space, .review = review}; }
};

struct ShowReview : AccessReviewAddress {
    std::string after;
    static constexpr auto fields() {
        return fields_after<AccessReviewAddress>(std::array{
            field<&ShowReview::after>("after", "`next` of the page before", length(0, 1000), or_default)});
    }
};

access::AccessReviewPage show_access_review(ReadContext& context, const ShowReview& in) {
    return access::show_access_review(context.tx, context.viewer, in.of(), in.after, entries_at_once);
}

struct PutMarks : AccessReviewAddress {
    std::vector<access::GrantMark> marks;
    static constexpr auto fields() {
        return fields_after<AccessReviewAddress>(
            std::array{field<&PutMarks::marks>("marks", "What is to become of which entries", at_most(200))});
    }
};

Done put_marks(WriteContext& context, const PutMarks& in) {
    access::mark_entries(context.tx, context.viewer, in.of(), in.marks);
    return {};
}

struct Signature : AccessReviewAddress {
    std::string note;
    static constexpr auto fields() {
        return fields_after<AccessReviewAddress>(std::array{
            field<&Signature::note>("note", "What is to be said of it", length(0, 2000), or_default)});
    }
};

access::ReviewOutcome sign_review(WriteContext& context, const Signature& in) {
    return access::sign_access_review(context.tx, context.viewer, in.of(), in.note);
}

Done give_up_review(WriteContext& context, const AccessReviewAddress& in) {
    access::give_up_access_review(context.tx, context.viewer, in.of());
    context.tx.audit(AuditLine{"core.access_review_given_up"}.in(in.space));
    return {};
}

struct ReviewInterval {
    std::int64_t days = 0;
    static constexpr auto fields() {
        return std::array{field<&ReviewInterval::days>("days",
            "After how many days it is gone through again who has access to a space",
            range(access::access_review_days.limits.min, access::access_review_days.limits.max))};
    }
};

ReviewInterval show_interval(ReadContext& context, const Nothing&) {
    return {.days = setting(context.tx, access::access_review_days)};
}

Done put_interval(WriteContext& context, const ReviewInterval& in) {
    choose_setting(context.tx, access::access_review_days, access::site, in.days);
    context.tx.audit(AuditLine{"core.access_review_interval_changed"}.because(std::to_string(in.days)));
    return {};
}

} // namespace

void add_access_review_routes(Registry& r) {
    r.get("/spaces/{space}/access-reviews", Access::to<Space, ManageAccess>("space"), show_reviews,
        "When it was gone through who has access, and when it is to be again");
    r.post("/spaces/{space}/access-reviews", Access::to<Space, ManageAccess>("space"), begin_review,
        "Begin to go through who has access");
    r.get("/spaces/{space}/access-reviews/{review}", Access::to<Space, ManageAccess>("space"),
        show_access_review, "Each role by which people came in when the review was begun");
    r.put("/spaces/{space}/access-reviews/{review}/marks", Access::to<Space, ManageAccess>("space"),
        put_marks, "Say what is to become of roles");
    r.post("/spaces/{space}/access-reviews/{review}/signature", Access::to<Space, ManageAccess>("space"),
        sign_review, "Sign a review off: what was marked so is taken away now");
    r.del("/spaces/{space}/access-reviews/{review}", Access::to<Space, ManageAccess>("space"), give_up_review,
        "End a review without signing it");
    r.get("/administration/access-reviews", Access::site<ManageSite>(), show_interval,
        "How often it is gone through who has access to spaces");
    r.put("/administration/access-reviews", Access::site<ManageSite>(), put_interval,
        "Choose how often it is gone through who has access to spaces");
}

} // namespace folkmoot::host
