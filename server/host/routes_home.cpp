#include "access/access_request.hpp"
#include "access/access_review_view.hpp"
#include "host/core_routes.hpp"
#include "objects/home.hpp"

namespace folkmoot::host {
namespace {

struct Home : objects::Home {
    std::vector<access::OwnAccessReview> access_reviews;
    std::vector<access::WaitingAccessRequest> access_requests;
    std::vector<access::OwnAccessRequest> declined_requests;
    static constexpr auto fields() {
        return fields_after<objects::Home>(std::array{
            field<&Home::access_reviews>("access_reviews",
                "Spaces of one's own of which it is to be gone through who has access", at_most(20)),
            field<&Home::access_requests>("access_requests",
                "Who asks to be let into spaces where one gives roles, the oldest first", at_most(20)),
            field<&Home::declined_requests>(
                "declined_requests", "What one asked for oneself and was declined", at_most(100))});
    }
};

Home show_home(ReadContext& context, const Nothing&) {
    ReadTx& tx = context.tx;
    return {objects::home(tx, context.viewer), access::access_reviews_due(tx, context.viewer),
        access::access_requests_waiting_for(tx, context.viewer),
        access::own_declined_requests(tx, context.viewer)};
}

struct Drafts {
    std::string after;
    static constexpr auto fields() {
        return std::array{
            field<&Drafts::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

Paged<objects::OwnDraft> show_drafts(ReadContext& context, const Drafts& in) {
    return objects::list_own_drafts(context.tx, context.viewer, in.after);
}

struct CommentNewsAfter {
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&CommentNewsAfter::after>(
            "after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

Paged<objects::CommentNews> show_comment_news(ReadContext& context, const CommentNewsAfter& in) {
    return objects::list_comment_news(context.tx, context.viewer, in.after);
}

} // namespace

void add_home_routes(Registry& r) {
    r.get("/home", Access::signed_in(), show_home, "One's spaces, what one was at, and what is new");
    r.get("/comment-news", Access::signed_in(), show_comment_news, "Comments that concern one, newest first");
    r.get("/drafts", Access::signed_in(), show_drafts, "What one has begun to write, saved last first");
}

} // namespace folkmoot::host
