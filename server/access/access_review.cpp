#include "access/access_review.hpp"

#include "access/grant.hpp"
#include "access/right.hpp"
#include "folkmoot/audit.hpp"

#include <fmt/format.h>

namespace folkmoot::access {
namespace {

constexpr Sql open_review{"select id from access_review where space = :space and signed is null"};
constexpr Sql insert_review{
    "insert into access_review (id, space, begun, begun_by) values (:id, :space, :now, :by)"};
constexpr Sql take_down{
    "insert into access_review_entry (review, access_grant, subject_kind, subject, role, place_kind, place, "
    "ends) select cast(:review as bigint), g.id, g.subject_kind, g.subject, r.name, s.kind, g.scope, g.ends "
    "from access_grant g join role r on r.id = g.role join scope s on s.id = g.scope "
    "where g.scope in (select ancestor from scope_path where scope = :space "
    "union select id from scope where space = :space) and (g.ends is null or g.ends > :now) "
    "and exists (select 1 from role_permission p where p.role = g.role and p.permission = 'core.view')"};

struct StateLine {
    std::optional<Time> signed_at;
    static constexpr auto fields() {
        return std::array{field<&StateLine::signed_at>("signed_at", "When it was signed")};
    }
};
constexpr Sql state_line{"select signed from access_review where id = :review and space = :space"};

struct EntryLine {
    ObjectId grant;
    SubjectKind subject_kind;
    ObjectId subject;
    ScopeKind place_kind;
    static constexpr auto fields() {
        return std::array{field<&EntryLine::grant>("grant", "The grant"),
            field<&EntryLine::subject_kind>("subject_kind", "To what kind of subject"),
            field<&EntryLine::subject>("subject", "To whom"),
            field<&EntryLine::place_kind>("place_kind", "For what kind of place")};
    }
};
constexpr Sql entry_line{"select access_grant, subject_kind, subject, place_kind from access_review_entry "
                         "where review = :review and access_grant = :grant"};
constexpr Sql put_mark{"update access_review_entry set mark = :mark, marked_by = :by "
                       "where review = :review and access_grant = :grant"};

constexpr Sql count_unmarked{
    "select count(*) from access_review_entry where review = :review and mark is null"};
constexpr Sql outcome{"select coalesce(sum(case when mark = 'keep' then 1 else 0 end), 0), "
                      "coalesce(sum(case when mark = 'remove' then 1 else 0 end), 0), "
                      "coalesce(sum(case when mark = 'noted' then 1 else 0 end), 0) from access_review_entry "
                      "where review = :review"};
/// One's own role comes last: without it one might take no other away.
constexpr Sql to_be_removed{
    "select e.access_grant, e.subject_kind, e.subject, e.place_kind from access_review_entry e "
    "join access_grant g on g.id = e.access_grant and g.scope = e.place where e.review = :review "
    "and e.mark = 'remove' order by case when e.subject = :actor then 1 else 0 end, e.access_grant"};
constexpr Sql put_signature{
    "update access_review set signed = :now, signed_by = :by, note = :note, kept = :kept, "
    "removed = :removed, noted = :noted where id = :review"};
constexpr Sql forget_entries{"delete from access_review_entry where review = :review"};
constexpr Sql forget_review{"delete from access_review where id = :review"};

void require_open_review(ReadTx& tx, const Viewer& actor, const ReviewOf& of) {
    require_right(tx, actor, of.space, "core.manage_access");
    const auto line = tx.row<StateLine>(state_line, bind("review", of.review), bind("space", of.space));
    if (!line) throw Problem(Code::not_found, "access.not_found");
    if (line->signed_at) throw Problem(Code::conflict, "access.review_signed");
}

/// What was given to somebody for the space itself can be taken away here, one's own only by leaving.
bool may_be(ReviewMark mark, const EntryLine& entry, ObjectId actor) {
    const bool given_here = entry.subject_kind == SubjectKind::person && entry.place_kind == ScopeKind::space;
    switch (mark) {
    case ReviewMark::keep:
        return true;
    case ReviewMark::remove:
        return given_here && entry.subject != actor;
    case ReviewMark::noted:
        return !given_here;
    }
    std::unreachable();
}

} // namespace

ObjectId begin_access_review(WriteTx& tx, const Viewer& actor, ObjectId space) {
    require_right(tx, actor, space, "core.manage_access");
    if (tx.value<ObjectId>(open_review, bind("space", space)))
        throw Problem(Code::conflict, "access.review_open");
    const ObjectId id = tx.new_id();
    tx.run(insert_review, bind("id", id), bind("space", space), bind("now", tx.now()),
        bind("by", actor.person()));
    const auto entries = tx.run(take_down, bind("review", id), bind("space", space), bind("now", tx.now()));
    if (entries > most_in_review)
        throw Problem(Code::conflict, "access.review_too_large").with("most", std::to_string(most_in_review));
    return id;
}

void mark_entries(WriteTx& tx, const Viewer& actor, const ReviewOf& of, std::span<const GrantMark> marks) {
    require_open_review(tx, actor, of);
    for (const auto& [grant, mark] : marks) {
        const auto entry = tx.row<EntryLine>(entry_line, bind("review", of.review), bind("grant", grant));
        if (!entry) throw Problem(Code::not_found, "access.not_found");
        if (!may_be(mark, *entry, actor.person()))
            throw Problem(Code::bad_input, "access.review_mark_invalid")
                .with_field({"marks", "access.review_mark_invalid", {}});
        tx.run(put_mark, bind("mark", mark), bind("by", actor.person()), bind("review", of.review),
            bind("grant", grant));
    }
}

ReviewOutcome sign_access_review(
    WriteTx& tx, const Viewer& actor, const ReviewOf& of, const std::string& note) {
    require_open_review(tx, actor, of);
    if (const auto left = *tx.value<std::int64_t>(count_unmarked, bind("review", of.review)); left > 0)
        throw Problem(Code::conflict, "access.review_unmarked").with("count", std::to_string(left));
    for (const auto& entry :
        tx.rows<EntryLine>(to_be_removed, bind("review", of.review), bind("actor", actor.person()))) {
        revoke(tx, actor, entry.grant);
        tx.audit(AuditLine{"core.role_taken"}.in(of.space).about(entry.subject));
    }
    const auto found = tx.row<ReviewOutcome>(outcome, bind("review", of.review)).value();
    tx.run(put_signature, bind("now", tx.now()), bind("by", actor.person()), bind("note", note),
        bind("kept", found.kept), bind("removed", found.removed), bind("noted", found.noted),
        bind("review", of.review));
    tx.audit(AuditLine{"core.access_review_signed"}.in(of.space).because(
        fmt::format("kept {}, removed {}, noted {}", found.kept, found.removed, found.noted)));
    return found;
}

void give_up_access_review(WriteTx& tx, const Viewer& actor, const ReviewOf& of) {
    require_open_review(tx, actor, of);
    tx.run(forget_entries, bind("review", of.review));
    tx.run(forget_review, bind("review", of.review));
}

} // namespace folkmoot::access
