// How it was gone through who has access to spaces. What is not signed yet stays behind: it is begun anew.
#include "access/access_review.hpp"
#include "host/moving/tables.hpp"

namespace folkmoot::host::moving {
namespace {

struct ReviewRow {
    ObjectId id;
    ObjectId space;
    Time begun;
    ObjectId begun_by;
    Time signed_at;
    ObjectId signed_by;
    std::string note;
    std::int64_t kept = 0;
    std::int64_t removed = 0;
    std::int64_t noted = 0;
    static constexpr auto fields() {
        return std::array{field<&ReviewRow::id>("id", "The review"),
            field<&ReviewRow::space>("space", "Of which space"),
            field<&ReviewRow::begun>("begun", "When it was begun"),
            field<&ReviewRow::begun_by>("begun_by", "By whom"),
            field<&ReviewRow::signed_at>("signed", "When it was signed"),
            field<&ReviewRow::signed_by>("signed_by", "By whom"),
            field<&ReviewRow::note>("note", "What they said"),
            field<&ReviewRow::kept>("kept", "Roles that stayed"),
            field<&ReviewRow::removed>("removed", "Roles that were taken away"),
            field<&ReviewRow::noted>("noted", "Roles to be changed elsewhere")};
    }
};

/// `subject` of what was given to no person need not be in the export: a group may have gone.
struct EntryRow {
    ObjectId review;
    ObjectId access_grant;
    access::SubjectKind subject_kind = access::SubjectKind::person;
    std::optional<ObjectId> person;
    std::optional<ObjectId> subject;
    std::string role;
    access::ScopeKind place_kind = access::ScopeKind::space;
    ObjectId place;
    std::optional<Time> ends;
    std::optional<access::ReviewMark> mark;
    std::optional<ObjectId> marked_by;
    static constexpr auto fields() {
        return std::array{field<&EntryRow::review>("review", "In which review"),
            field<&EntryRow::access_grant>("access_grant", "What gave the role"),
            field<&EntryRow::subject_kind>("subject_kind", "To a person, or to what"),
            field<&EntryRow::person>("person", "Who had it"),
            field<&EntryRow::subject>("subject", "Which group or organisation had it"),
            field<&EntryRow::role>("role", "Its name", length(1, 500)),
            field<&EntryRow::place_kind>("place_kind", "For which kind of place"),
            field<&EntryRow::place>("place", "Where"), field<&EntryRow::ends>("ends", "Until when"),
            field<&EntryRow::mark>("mark", "What was to become of it"),
            field<&EntryRow::marked_by>("marked_by", "Who said so")};
    }
};

constexpr Sql reviews =
    OF_IDS("select id, space, begun, begun_by, signed, signed_by, note, kept, removed, noted "
           "from access_review where signed is not null and space in ",
        " order by space, id");
constexpr Sql insert_review{
    "insert into access_review (id, space, begun, begun_by, signed, signed_by, note, kept, removed, noted) "
    "values (:id, :space, :begun, :begun_by, :signed, :signed_by, :note, :kept, :removed, :noted)"};
constexpr Sql entries{
    "select e.review, e.access_grant, e.subject_kind, case when e.subject_kind = 'person' then e.subject "
    "end, "
    "case when e.subject_kind <> 'person' then e.subject end, e.role, e.place_kind, e.place, e.ends, e.mark, "
    "e.marked_by from access_review r join access_review_entry e on e.review = r.id "
    "where r.space = :space and r.signed is not null and (e.review, e.access_grant) > (:review, :grant) "
    "order by e.review, e.access_grant limit 1000"};
constexpr Sql insert_entry{
    "insert into access_review_entry (review, access_grant, subject_kind, subject, role, place_kind, place, "
    "ends, mark, marked_by) values (:review, :access_grant, :subject_kind, :subject, :role, :place_kind, "
    ":place, :ends, :mark, :marked_by)"};

void put_review(WriteTx& tx, const ReviewRow& row) {
    tx.run_with(insert_review, row);
}

void put_entry(WriteTx& tx, const EntryRow& row) {
    tx.run(insert_entry, bind("review", row.review), bind("access_grant", row.access_grant),
        bind("subject_kind", row.subject_kind),
        bind("subject", row.person ? *row.person : row.subject.value_or(ObjectId{})), bind("role", row.role),
        bind("place_kind", row.place_kind), bind("place", row.place), bind("ends", row.ends),
        bind("mark", row.mark), bind("marked_by", row.marked_by));
}

/// A review has more of them than one statement gives.
void read_entries(
    ReadTx& tx, std::span<const ObjectId> within, const std::function<void(const void*)>& take) {
    for (const ObjectId space : within)
        for (ObjectId review, grant;;) {
            const auto rows = tx.rows<EntryRow>(
                entries, bind("space", space), bind("review", review), bind("grant", grant));
            for (const auto& row : rows)
                take(&row);
            if (rows.size() < 1000) break;
            review = rows.back().review;
            grant = rows.back().access_grant;
        }
}

} // namespace

std::vector<Table> access_review_tables() {
    auto marked = table_of<EntryRow>({.name = "access_review_entries", .select = entries, .put = put_entry});
    marked.read = read_entries;
    return {
        {By::spaces, table_of<ReviewRow>({.name = "access_reviews", .select = reviews, .put = put_review})},
        {By::spaces, std::move(marked)}};
}

} // namespace folkmoot::host::moving
