#include "objects/review.hpp"

#include "folkmoot/addressees.hpp"
#include "folkmoot/audit.hpp"
#include "objects/told_of.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_shown = 20;

struct ReviewRow {
    ObjectId object;
    ObjectId keeper;
    std::string due_on;
    std::string due_zone;
    Time due;
    std::int64_t every_months = 0;
    std::optional<Time> reviewed;
    std::optional<ObjectId> reviewed_by;
    Deadline deadline() const { return {.on = due_on, .zone = due_zone, .at = due}; }
    static constexpr auto fields() {
        return std::array{field<&ReviewRow::object>("object", "The object"),
            field<&ReviewRow::keeper>("keeper", "Who looks after it"),
            field<&ReviewRow::due_on>("due_on", "The day"),
            field<&ReviewRow::due_zone>("due_zone", "Its zone"),
            field<&ReviewRow::due>("due", "When that day is over"),
            field<&ReviewRow::every_months>("every_months", "How often"),
            field<&ReviewRow::reviewed>("reviewed", "When it was done last"),
            field<&ReviewRow::reviewed_by>("reviewed_by", "By whom")};
    }
};

constexpr Sql select_review{"select object, keeper, due_on, due_zone, due, every_months, reviewed, "
                            "reviewed_by from review where object = :object"};
constexpr Sql select_reviews_due{
    "select object, keeper, due_on, due_zone, due, every_months, reviewed, reviewed_by "
    "from review where keeper = :person and due <= :before order by due, object limit 100"};
constexpr Sql put_review{
    "insert into review (object, keeper, due_on, due_zone, due, every_months) values (:object, :keeper, "
    ":due_on, :due_zone, :due, :every) on conflict (object) do update set keeper = excluded.keeper, due_on = "
    "excluded.due_on, due_zone = excluded.due_zone, due = excluded.due, every_months = "
    "excluded.every_months"};
constexpr Sql put_done{"update review set due_on = :due_on, due = :due, reviewed = :now, reviewed_by = "
                       ":person where object = :object"};
constexpr Sql delete_review{"delete from review where object = :object"};

ReviewRow require_review(ReadTx& tx, ObjectId object) {
    auto row = tx.row<ReviewRow>(select_review, bind("object", object));
    if (!row) throw Problem(Code::not_found, "reviews.none");
    return std::move(*row);
}

void require_keeper(ReadTx& tx, const Written& object, ObjectId keeper) {
    const auto found = access::find_addressees(tx, object.object, {.people = {keeper}}, object.text.write);
    if (found.may.empty())
        throw Problem(Code::bad_input, "request.fields").with_field({"keeper", "reviews.cannot_write", {}});
}

template <class Event>
void note(WriteTx& tx, const Written& object, AuditLine line, std::string reason, const Event& event) {
    tx.audit(std::move(line).about(object.id()).in(object.row().space).because(std::move(reason)));
    tell_editors(tx, object.object, event);
}

} // namespace

void plan_review(WriteTx& tx, const Written& object, const ReviewPlan& plan) {
    require_keeper(tx, object, plan.keeper);
    tx.run(put_review, bind("object", object.id()), bind("keeper", plan.keeper), bind("due_on", plan.due.on),
        bind("due_zone", plan.due.zone), bind("due", plan.due.at), bind("every", plan.every_months));
    note(tx, object, AuditLine{"core.review_planned"}, to_rfc3339(plan.due.at), ReviewPlanned{plan.due.at});
}

void end_review(WriteTx& tx, const Written& object) {
    require_review(tx, object.id());
    tx.run(delete_review, bind("object", object.id()));
    note(tx, object, AuditLine{"core.review_ended"}, {}, ReviewEnded{object.id()});
}

void note_reviewed(WriteTx& tx, const Viewer& viewer, const Written& object) {
    const auto row = require_review(tx, object.id());
    if (row.every_months == 0) {
        tx.run(delete_review, bind("object", object.id()));
    } else {
        const auto next = deadline_after(row.deadline(), std::chrono::months{row.every_months}, tx.now());
        tx.run(put_done, bind("due_on", next.on), bind("due", next.at), bind("now", tx.now()),
            bind("person", viewer.person()), bind("object", object.id()));
    }
    note(tx, object, AuditLine{"core.text_reviewed"}, {}, TextReviewed{object.id()});
}

std::optional<ReviewView> find_review(ReadTx& tx, const Written& object) {
    const auto row = tx.row<ReviewRow>(select_review, bind("object", object.id()));
    if (!row) return std::nullopt;
    ReviewView view{.keeper = label_person(tx, row->keeper),
        .due = row->deadline(),
        .overdue = row->due <= tx.now(),
        .every_months = row->every_months,
        .reviewed = row->reviewed};
    if (row->reviewed_by) view.reviewed_by = label_person(tx, *row->reviewed_by);
    return view;
}

std::vector<OwnReview> reviews_due(ReadTx& tx, const Viewer& viewer) {
    std::vector<OwnReview> due;
    for (const auto& row : tx.rows<ReviewRow>(
             select_reviews_due, bind("person", viewer.person()), bind("before", tx.now() + review_notice))) {
        const auto seen = access::find_standing(tx, viewer, row.object, "");
        if (!seen || seen->object().deleted) continue;
        const auto text = written(tx, *seen).text;
        if (text.write.empty() || !seen->can(text.write)) continue;
        due.push_back({.object = label(tx, *seen), .due = row.deadline(), .overdue = row.due <= tx.now()});
        if (due.size() == most_shown) break;
    }
    return due;
}

} // namespace folkmoot::objects
