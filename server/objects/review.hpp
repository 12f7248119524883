#pragma once
#include "folkmoot/event.hpp"
#include "folkmoot/label.hpp"
#include "objects/deadline.hpp"
#include "objects/written.hpp"

namespace folkmoot::objects {

inline constexpr std::int64_t longest_review_interval = 60; ///< months
inline constexpr std::chrono::days review_notice{14}; ///< before its day a review is on its keeper's home

/// A text is to be looked at again by a day, by whoever looks after it.
struct ReviewPlan {
    ObjectId keeper;
    Deadline due;
    std::int64_t every_months = 0; ///< 0: once
};

/// Told to those who see drafts: readers learn nothing of it.
struct ReviewPlanned {
    static constexpr std::string_view name{"core.review_planned"};
    Time due;
    static constexpr auto fields() {
        return std::array{field<&ReviewPlanned::due>("due", "By when it is to be looked at again")};
    }
};
struct TextReviewed {
    static constexpr std::string_view name{"core.text_reviewed"};
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&TextReviewed::object>("object", "What was looked at again")};
    }
};
struct ReviewEnded {
    static constexpr std::string_view name{"core.review_ended"};
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&ReviewEnded::object>("object", "What nobody has to look at again")};
    }
};

/// Throws Code::bad_input with the field `keeper` for somebody who may not write the text.
void plan_review(WriteTx& tx, const Written& object, const ReviewPlan& plan);
/// Throws Code::not_found where none is planned, as the next does.
void end_review(WriteTx& tx, const Written& object);
/// It has been looked at. The next time is so many months after the day that was set, or after as many such
/// steps as lead beyond today; a review that was to be done once is over.
void note_reviewed(WriteTx& tx, const Viewer& viewer, const Written& object);

/// What is planned for a text, as those see it who may write it.
struct ReviewView {
    PersonLabel keeper;
    Deadline due;
    bool overdue = false;
    std::int64_t every_months = 0;
    std::optional<Time> reviewed;
    std::optional<PersonLabel> reviewed_by;
    static constexpr auto fields() {
        return std::array{field<&ReviewView::keeper>("keeper", "Who looks after it"),
            field<&ReviewView::due>("due", "By when it is to be looked at again"),
            field<&ReviewView::overdue>("overdue", "That day is over"),
            field<&ReviewView::every_months>("every_months", "How often, in months; 0: once"),
            field<&ReviewView::reviewed>("reviewed", "When it was looked at last"),
            field<&ReviewView::reviewed_by>("reviewed_by", "By whom")};
    }
};
std::optional<ReviewView> find_review(ReadTx& tx, const Written& object);

/// A text that waits for the viewer.
struct OwnReview {
    ObjectLabel object;
    Deadline due;
    bool overdue = false;
    static constexpr auto fields() {
        return std::array{field<&OwnReview::object>("object", "What is to be looked at again"),
            field<&OwnReview::due>("due", "By when"),
            field<&OwnReview::overdue>("overdue", "That day is over")};
    }
};
/// Those whose day is at most review_notice away, of what the viewer may still write; what is overdue first,
/// at most twenty.
std::vector<OwnReview> reviews_due(ReadTx& tx, const Viewer& viewer);

} // namespace folkmoot::objects
