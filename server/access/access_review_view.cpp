#include "access/access_review_view.hpp"

#include "access/right.hpp"
#include "access/rights_memory.hpp"
#include "access/sealed_id.hpp"

#include <limits>
#include <map>

namespace folkmoot::access {
namespace {

constexpr std::size_t most_due = 20;
constexpr std::int64_t entries_a_page = 200;

struct ReviewLine {
    ObjectId id;
    Time begun;
    ObjectId begun_by;
    std::optional<Time> signed_at;
    std::optional<ObjectId> signed_by;
    std::string note;
    std::int64_t entries = 0;
    std::int64_t unmarked = 0;
    std::int64_t kept = 0;
    std::int64_t removed = 0;
    std::int64_t noted = 0;
    static constexpr auto fields() {
        return std::array{field<&ReviewLine::id>("id", "The review"),
            field<&ReviewLine::begun>("begun", "Since when"),
            field<&ReviewLine::begun_by>("begun_by", "By whom"),
            field<&ReviewLine::signed_at>("signed_at", "When signed"),
            field<&ReviewLine::signed_by>("signed_by", "By whom"), field<&ReviewLine::note>("note", "Note"),
            field<&ReviewLine::entries>("entries", "Roles in it"),
            field<&ReviewLine::unmarked>("unmarked", "Of which nothing is said"),
            field<&ReviewLine::kept>("kept", "Marked to stay"),
            field<&ReviewLine::removed>("removed", "Marked to go"),
            field<&ReviewLine::noted>("noted", "Marked to go elsewhere")};
    }
};
#define REVIEW_LINES(which)                                                                                  \
    "select r.id, r.begun, r.begun_by, r.signed, r.signed_by, r.note, count(e.review), "                     \
    "count(e.review) - count(e.mark), "                                                                      \
    "coalesce(sum(case when e.mark = 'keep' then 1 else 0 end), 0), "                                        \
    "coalesce(sum(case when e.mark = 'remove' then 1 else 0 end), 0), "                                      \
    "coalesce(sum(case when e.mark = 'noted' then 1 else 0 end), 0) "                                        \
    "from access_review r left join access_review_entry e on e.review = r.id "                               \
    "where r.space = :space and " which " group by r.id"
constexpr Sql open_line{REVIEW_LINES("r.signed is null")};
constexpr Sql one_review{REVIEW_LINES("r.id = :review")};
constexpr Sql signed_lines{
    REVIEW_LINES("r.id in (select d.id from access_review d where d.space = :space and d.signed is not null "
                 "and d.id < :before order by d.id desc limit :limit)") " order by r.id desc"};
#undef REVIEW_LINES

constexpr Sql counted_from{
    "select coalesce((select max(r.signed) from access_review r where r.space = s.id), s.created) "
    "from space s where s.id = :space"};

struct ShownEntryLine {
    ObjectId grant;
    SubjectKind subject_kind;
    ObjectId subject;
    std::string name;
    bool guest = false;
    std::optional<ObjectId> sponsor;
    std::string role;
    ScopeKind place_kind;
    ObjectId place;
    std::string place_name;
    std::optional<Time> ends;
    std::string given_for;
    bool stands = false;
    std::optional<ReviewMark> mark;
    static constexpr auto fields() {
        return std::array{field<&ShownEntryLine::grant>("grant", "The grant"),
            field<&ShownEntryLine::subject_kind>("subject_kind", "To what kind of subject"),
            field<&ShownEntryLine::subject>("subject", "To whom"),
            field<&ShownEntryLine::name>(
                "name", "Their name", personal("to say who has access", "while the account exists")),
            field<&ShownEntryLine::guest>("guest", "Whether a guest"),
            field<&ShownEntryLine::sponsor>("sponsor", "Who answers for them"),
            field<&ShownEntryLine::role>("role", "The role's name"),
            field<&ShownEntryLine::place_kind>("place_kind", "For which kind of place"),
            field<&ShownEntryLine::place>("place", "Where"),
            field<&ShownEntryLine::place_name>("place_name", "Name of the area or section"),
            field<&ShownEntryLine::ends>("ends", "Until when"),
            field<&ShownEntryLine::given_for>("given_for", "Why it was given"),
            field<&ShownEntryLine::stands>("stands", "Whether the grant is there"),
            field<&ShownEntryLine::mark>("mark", "What is to become of it")};
    }
};
#define NAMED "coalesce(p.name, m.name, o.name, '')"
#define ENTRIES                                                                                              \
    "from access_review_entry e left join person p on e.subject_kind = 'person' and p.id = e.subject "       \
    "left join person_group m on e.subject_kind = 'group' and m.id = e.subject "                             \
    "left join organisation o on e.subject_kind = 'organisation' and o.id = e.subject "
constexpr Sql entry_lines{
    "select e.access_grant, e.subject_kind, e.subject, " NAMED ", case when p.kind = 'guest' then 1 else 0 "
    "end, p.sponsor, e.role, e.place_kind, e.place, coalesce(a.name, c.name, ''), e.ends, "
    "coalesce(g.reason, ''), case when g.id is null then 0 else 1 end, e.mark " ENTRIES
    "left join area a on a.id = e.place left join component c on c.id = e.place "
    "left join access_grant g on g.id = e.access_grant where e.review = :review "
    "and (" NAMED ", e.access_grant) > (:name, :grant) order by 4, 1 limit :limit"};
constexpr Sql entry_name{"select " NAMED " " ENTRIES "where e.review = :review and e.access_grant = :grant"};
#undef ENTRIES
#undef NAMED

AccessReviewView view_of(ReadTx& tx, const ReviewLine& line) {
    AccessReviewView view{.id = line.id,
        .begun = line.begun,
        .begun_by = objects::label_person(tx, line.begun_by),
        .signed_at = line.signed_at,
        .note = line.note,
        .entries = line.entries,
        .unmarked = line.unmarked,
        .outcome = {.kept = line.kept, .removed = line.removed, .noted = line.noted}};
    if (line.signed_by) view.signed_by = objects::label_person(tx, *line.signed_by);
    return view;
}

Time due_in(ReadTx& tx, ObjectId space) {
    return *tx.value<Time>(counted_from, bind("space", space))
        + std::chrono::days{setting(tx, access_review_days, space)};
}

/// People by id, of whoever is named in these entries.
std::map<ObjectId, PersonLabel> people_in(ReadTx& tx, std::span<const ShownEntryLine> lines) {
    std::vector<ObjectId> ids;
    for (const auto& line : lines) {
        if (line.subject_kind == SubjectKind::person) ids.push_back(line.subject);
        if (line.sponsor) ids.push_back(*line.sponsor);
    }
    std::map<ObjectId, PersonLabel> people;
    auto labels = objects::label_people(tx, ids);
    for (std::size_t at = 0; at < ids.size(); ++at)
        people.emplace(ids[at], std::move(labels[at]));
    return people;
}

AccessReviewEntry entry_of(const Viewer& viewer, const SharedRights& rights,
    const std::map<ObjectId, PersonLabel>& people, const ShownEntryLine& line) {
    const bool is_person = line.subject_kind == SubjectKind::person;
    const bool named =
        line.place_kind != ScopeKind::component || (rights && holds(rights->at(line.place), "core.view"));
    AccessReviewEntry entry{.grant = line.grant,
        .way = way_of(line.subject_kind, line.place_kind),
        .subject_kind = line.subject_kind,
        .guest = line.guest,
        .subject_name = is_person ? std::string{} : line.name,
        .role_name = line.role,
        .scope_kind = line.place_kind,
        .scope_name = named ? line.place_name : std::string{},
        .until = line.ends,
        .given_for = line.given_for,
        .stands = line.stands,
        .removable = is_person && line.place_kind == ScopeKind::space && line.subject != viewer.person(),
        .mark = line.mark};
    if (is_person) entry.person = people.at(line.subject);
    if (line.sponsor) entry.sponsor = people.at(*line.sponsor);
    return entry;
}

struct OwnedLine {
    ObjectId space;
    Time since;
    bool begun = false;
    static constexpr auto fields() {
        return std::array{field<&OwnedLine::space>("space", "The space"),
            field<&OwnedLine::since>("since", "When it was gone through last, or made"),
            field<&OwnedLine::begun>("begun", "Whether a review is open")};
    }
};
constexpr Sql owned_reviews{
    "select s.id, coalesce((select max(r.signed) from access_review r where r.space = s.id), s.created) as "
    "since, case when exists (select 1 from access_review r where r.space = s.id and r.signed is null) "
    "then 1 else 0 end from access_grant g join role w on w.id = g.role join space s on s.id = g.scope "
    "where g.subject_kind = 'person' and g.subject = :person and w.key = 'owner' and s.state <> 'archived' "
    "and g.starts <= :now and (g.ends is null or g.ends > :now) order by 2, 1 limit 200"};

} // namespace

AccessReviews list_access_reviews(
    ReadTx& tx, const Viewer& viewer, ObjectId space, const std::string& after, std::int64_t limit) {
    require_right(tx, viewer, space, "core.manage_access");
    const auto list = "access reviews|" + space.text();
    const auto before =
        open_id(tx, viewer, list, after).value_or(ObjectId{std::numeric_limits<std::int64_t>::max()});
    AccessReviews reviews{.due = due_in(tx, space), .every_days = setting(tx, access_review_days, space)};
    reviews.overdue = reviews.due <= tx.now();
    if (const auto open = tx.row<ReviewLine>(open_line, bind("space", space)))
        reviews.open = view_of(tx, *open);
    for (const auto& line :
        tx.rows<ReviewLine>(signed_lines, bind("space", space), bind("before", before), bind("limit", limit)))
        reviews.items.push_back(view_of(tx, line));
    if (std::ssize(reviews.items) == limit) reviews.next = seal_id(tx, viewer, list, reviews.items.back().id);
    return reviews;
}

AccessReviewPage show_access_review(
    ReadTx& tx, const Viewer& viewer, const ReviewOf& of, const std::string& after, std::int64_t limit) {
    require_right(tx, viewer, of.space, "core.manage_access");
    const auto review = tx.row<ReviewLine>(one_review, bind("space", of.space), bind("review", of.review));
    if (!review) throw Problem(Code::not_found, "access.not_found");
    const auto list = "access review|" + of.review.text();
    const auto last = open_id(tx, viewer, list, after);
    std::string name;
    if (last) {
        auto found = tx.value<std::string>(entry_name, bind("review", of.review), bind("grant", *last));
        if (!found) refuse_cursor();
        name = std::move(*found);
    }
    limit = std::clamp<std::int64_t>(limit, 1, entries_a_page);
    AccessReviewPage page{.review = view_of(tx, *review)};
    const auto rights = rights_in(tx, viewer, of.space);
    const auto lines = tx.rows<ShownEntryLine>(entry_lines, bind("review", of.review), bind("name", name),
        bind("grant", last.value_or(ObjectId{})), bind("limit", limit));
    const auto people = people_in(tx, lines);
    for (const auto& line : lines)
        page.items.push_back(entry_of(viewer, rights, people, line));
    if (std::ssize(page.items) == limit) page.next = seal_id(tx, viewer, list, page.items.back().grant);
    return page;
}

std::vector<OwnAccessReview> access_reviews_due(ReadTx& tx, const Viewer& viewer) {
    std::vector<OwnAccessReview> due;
    for (const auto& line :
        tx.rows<OwnedLine>(owned_reviews, bind("person", viewer.person()), bind("now", tx.now()))) {
        const Time by = line.since + std::chrono::days{setting(tx, access_review_days, line.space)};
        if (by > tx.now() + access_review_notice) continue;
        due.push_back({.space = objects::label_space(tx, line.space),
            .due = by,
            .overdue = by <= tx.now(),
            .begun = line.begun});
        if (due.size() == most_due) break;
    }
    return due;
}

} // namespace folkmoot::access
