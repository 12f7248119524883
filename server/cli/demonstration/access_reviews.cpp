#include "access/access_review.hpp"
#include "cli/demonstration/loading.hpp"
#include "cli/demonstration/placed_page.hpp"
#include "cli/find_space.hpp"

namespace folkmoot::cli {
namespace {

constexpr Sql reviewed{"select count(*) from access_review where space = :space"};
constexpr Sql grants_of_review{"select access_grant from access_review_entry where review = :review"};

void sign(Loading& loading, const DemonstrationAccessReview& record) {
    const auto by = loading.read([&](ReadTx& tx) { return loading.person(tx, record.by); });
    loading.write(loading.calendar.at(record.when), by, [&](WriteTx& tx) {
        const auto space = find_space(tx, record.space).value();
        if (*tx.value<std::int64_t>(reviewed, bind("space", space)) > 0) return;
        const auto viewer = demonstration_viewer(loading, tx, record.by);
        const auto review = access::begin_access_review(tx, viewer, space);
        tx.audit(AuditLine{"core.access_review_begun"}.in(space));
        std::vector<access::GrantMark> marks;
        for (const auto grant : tx.values<ObjectId>(grants_of_review, bind("review", review)))
            marks.push_back({.grant = grant, .mark = access::ReviewMark::keep});
        access::mark_entries(tx, viewer, {.space = space, .review = review}, marks);
        access::sign_access_review(tx, viewer, {.space = space, .review = review}, record.note);
    });
}

} // namespace

void sign_access_reviews(Loading& loading) {
    if (loading.content.access_review_days > 0)
        loading.write(loading.founded, {}, [&](WriteTx& tx) {
            choose_setting(tx, access::access_review_days, access::site,
                std::int64_t{loading.content.access_review_days});
        });
    for (const auto& record : loading.content.access_reviews)
        sign(loading, record);
}

} // namespace folkmoot::cli
