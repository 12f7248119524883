#pragma once
#include "access/access_review.hpp"
#include "access/access_way.hpp"
#include "folkmoot/label.hpp"

namespace folkmoot::access {

/// One review, open or signed.
struct AccessReviewView {
    ObjectId id;
    Time begun;
    PersonLabel begun_by;
    std::optional<Time> signed_at;
    std::optional<PersonLabel> signed_by;
    std::string note;
    std::int64_t entries = 0;
    std::int64_t unmarked = 0;
    ReviewOutcome outcome; ///< of an open one, what is marked so far
    static constexpr auto fields() {
        return std::array{field<&AccessReviewView::id>("id", "The review"),
            field<&AccessReviewView::begun>("begun", "Since when"),
            field<&AccessReviewView::begun_by>("begun_by", "Who began it"),
            field<&AccessReviewView::signed_at>("signed_at", "When it was signed; null: not yet"),
            field<&AccessReviewView::signed_by>("signed_by", "By whom"),
            field<&AccessReviewView::note>("note", "What the signer said"),
            field<&AccessReviewView::entries>("entries", "How many roles are in it"),
            field<&AccessReviewView::unmarked>("unmarked", "Of how many nothing has been said yet"),
            field<&AccessReviewView::outcome>("outcome", "What became of them, or is to")};
    }
};

/// The reviews of a space: the open one, and those that were signed, the newest first.
struct AccessReviews {
    std::optional<AccessReviewView> open;
    Time due;
    bool overdue = false;
    std::int64_t every_days = 0;
    std::vector<AccessReviewView> items;
    std::string next;
    static constexpr auto fields() {
        return std::array{field<&AccessReviews::open>("open", "The one that is not signed yet"),
            field<&AccessReviews::due>("due", "By when the next is to be signed"),
            field<&AccessReviews::overdue>("overdue", "That is over"),
            field<&AccessReviews::every_days>("every_days", "How often, in days"),
            field<&AccessReviews::items>("items", "Those that were signed, the newest first"),
            field<&AccessReviews::next>("next", "For the page behind; empty at the end")};
    }
};
/// All of these ask for core.manage_access on the space.
AccessReviews list_access_reviews(
    ReadTx& tx, const Viewer& viewer, ObjectId space, const std::string& after, std::int64_t limit);

/// A role in a review.
struct AccessReviewEntry {
    ObjectId grant;
    AccessWay way = AccessWay::own;
    SubjectKind subject_kind = SubjectKind::person;
    std::optional<PersonLabel> person;
    bool guest = false;
    std::optional<PersonLabel> sponsor;
    std::string subject_name; ///< of a group or an organisation
    std::string role_name;
    ScopeKind scope_kind = ScopeKind::space;
    std::string scope_name; ///< of an area or a section that the viewer sees
    std::optional<Time> until;
    std::string given_for;
    bool stands = true;
    bool removable = false;
    std::optional<ReviewMark> mark;
    static constexpr auto fields() {
        return std::array{field<&AccessReviewEntry::grant>("grant", "The grant that it is about"),
            field<&AccessReviewEntry::way>("way", "By which way it lets people in"),
            field<&AccessReviewEntry::subject_kind>("subject_kind", "Given to a person, or to what"),
            field<&AccessReviewEntry::person>("person", "Who"),
            field<&AccessReviewEntry::guest>("guest", "Whether a guest"),
            field<&AccessReviewEntry::sponsor>("sponsor", "Who answers for a guest"),
            field<&AccessReviewEntry::subject_name>("subject_name", "The group or organisation"),
            field<&AccessReviewEntry::role_name>("role_name", "Name of the role"),
            field<&AccessReviewEntry::scope_kind>("scope_kind", "For which kind of place"),
            field<&AccessReviewEntry::scope_name>("scope_name", "The area's or section's name"),
            field<&AccessReviewEntry::until>("until", "Until when"),
            field<&AccessReviewEntry::given_for>("given_for", "The reason given"),
            field<&AccessReviewEntry::stands>("stands", "Whether it is there still"),
            field<&AccessReviewEntry::removable>("removable", "Whether it can be taken away with the review"),
            field<&AccessReviewEntry::mark>("mark", "What is to become of it; null: not said yet")};
    }
};
struct AccessReviewPage {
    AccessReviewView review;
    std::vector<AccessReviewEntry> items;
    std::string next;
    static constexpr auto fields() {
        return std::array{field<&AccessReviewPage::review>("review", "The review"),
            field<&AccessReviewPage::items>("items", "Its entries by name"),
            field<&AccessReviewPage::next>("next", "For the page behind; empty at the end")};
    }
};
AccessReviewPage show_access_review(
    ReadTx& tx, const Viewer& viewer, const ReviewOf& of, const std::string& after, std::int64_t limit);

/// A space that waits for one of its owners.
struct OwnAccessReview {
    SpaceLabel space;
    Time due;
    bool overdue = false;
    bool begun = false;
    static constexpr auto fields() {
        return std::array{field<&OwnAccessReview::space>("space", "Who has access to which space"),
            field<&OwnAccessReview::due>("due", "By when it is to be gone through"),
            field<&OwnAccessReview::overdue>("overdue", "That is over"),
            field<&OwnAccessReview::begun>("begun", "Whether somebody has begun")};
    }
};
/// Those due in at most access_review_notice, of the spaces that the viewer owns in their own name and that
/// are not archived, the most overdue first; at most twenty.
std::vector<OwnAccessReview> access_reviews_due(ReadTx& tx, const Viewer& viewer);

} // namespace folkmoot::access
