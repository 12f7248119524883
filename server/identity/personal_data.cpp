#include "identity/personal_data.hpp"

#include "identity/account.hpp"
#include "identity/profile.hpp"

#include "folkmoot/json.hpp"
#include "folkmoot/richtext_forms.hpp"

#include <ostream>

namespace folkmoot::identity {
namespace {

constexpr std::int64_t rows_at_once = 500;

struct SignedIn {
    ObjectId id;
    Time created;
    Time seen;
    std::optional<Time> ended;
    std::string agent;
    std::string network;
    static constexpr auto fields() {
        return std::array{field<&SignedIn::id>("id", "The session"),
            field<&SignedIn::created>("created", "Since when"), field<&SignedIn::seen>("seen", "Used last"),
            field<&SignedIn::ended>("ended", "Ended"), field<&SignedIn::agent>("agent", "The browser"),
            field<&SignedIn::network>("network", "From which network")};
    }
};
constexpr Sql sessions_of_person{"select id, created, seen, ended, agent, network from session "
                                 "where person = :person and id > :after order by id limit :most"};

struct RoleHeld {
    ObjectId id;
    std::string role;
    std::string place;
    Time starts;
    std::optional<Time> ends;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&RoleHeld::id>("id", "The grant"), field<&RoleHeld::role>("role", "The role"),
            field<&RoleHeld::place>("place", "Space or area; empty: the site"),
            field<&RoleHeld::starts>("starts", "From when"), field<&RoleHeld::ends>("ends", "Until when"),
            field<&RoleHeld::reason>("reason", "Why")};
    }
};
constexpr Sql roles_held{
    "select g.id, r.name, coalesce(s.name, a.name, ''), g.starts, g.ends, g.reason from access_grant g "
    "join role r on r.id = g.role join scope c on c.id = g.scope "
    "left join space s on s.id = coalesce(c.space, c.id) left join area a on a.id = c.id "
    "where g.subject_kind = 'person' and g.subject = :person and g.id > :after order by g.id limit :most"};

struct InGroup {
    ObjectId id;
    std::string name;
    Time since;
    static constexpr auto fields() {
        return std::array{field<&InGroup::id>("id", "The group"), field<&InGroup::name>("name", "Its name"),
            field<&InGroup::since>("since", "Since when")};
    }
};
constexpr Sql groups_of_person{
    "select g.id, g.name, m.since from group_member m join person_group g on g.id = m.group_id "
    "where m.person = :person and g.id > :after order by g.id limit :most"};

struct Kept {
    ObjectId id;
    std::string title;
    Time since;
    static constexpr auto fields() {
        return std::array{field<&Kept::id>("id", "The object"), field<&Kept::title>("title", "Its title"),
            field<&Kept::since>("since", "When")};
    }
};
#define KEPT_BY(column, table)                                                                               \
    "select o.id, o.title, k." column " from " table " k join object o on o.id = k.object "                  \
    "where k.person = :person and o.id > :after order by o.id limit :most"
constexpr Sql stars{KEPT_BY("created", "star")};
constexpr Sql watches{KEPT_BY("created", "watch")};
constexpr Sql visits{KEPT_BY("at", "visit")};
#undef KEPT_BY

struct OwnDraft {
    ObjectId id;
    std::string title;
    std::string markdown;
    Time saved;
    static constexpr auto fields() {
        return std::array{field<&OwnDraft::id>("id", "Of what"), field<&OwnDraft::title>("title", "Title"),
            field<&OwnDraft::markdown>("markdown", "Text"), field<&OwnDraft::saved>("saved", "When")};
    }
};
constexpr Sql own_drafts{"select object, title, body, saved from draft where person = :person "
                         "and object > :after order by object limit :most"};

struct Asked {
    ObjectId id;
    std::string about;
    std::string kind;
    std::optional<std::string> answer;
    std::optional<Time> answered;
    static constexpr auto fields() {
        return std::array{field<&Asked::id>("id", "The question"),
            field<&Asked::about>("about", "About what"),
            field<&Asked::kind>("kind", "To comment, approve or read"),
            field<&Asked::answer>("answer", "The answer"),
            field<&Asked::answered>("answered", "When it was given")};
    }
};
constexpr Sql asked{
    "select a.id, o.title, a.kind, p.answer, p.answered from asked_person p join ask a on a.id = p.ask "
    "join object o on o.id = a.about where p.person = :person and a.id > :after order by a.id limit :most"};

struct MailTo {
    ObjectId id;
    std::string kind;
    std::string state;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&MailTo::id>("id", "The mail"), field<&MailTo::kind>("kind", "Which"),
            field<&MailTo::state>("state", "Whether it has gone"),
            field<&MailTo::created>("created", "When it was queued")};
    }
};
constexpr Sql mails{"select m.id, m.kind, m.state, m.created from mail m "
                    "join person p on p.email = m.recipient "
                    "where p.id = :person and m.id > :after order by m.id limit :most"};

struct InvitedTo {
    ObjectId id;
    std::string space;
    std::string state;
    std::string purpose;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&InvitedTo::id>("id", "The invitation"),
            field<&InvitedTo::space>("space", "Into which space"),
            field<&InvitedTo::state>("state", "What became of it"),
            field<&InvitedTo::purpose>("purpose", "Why"), field<&InvitedTo::created>("created", "When")};
    }
};
constexpr Sql invitations{
    "select i.id, s.name, i.state, i.purpose, i.created from invitation i join space s on s.id = i.space "
    "join person p on p.email = i.address where p.id = :person and i.id > :after order by i.id limit :most"};

struct LogLine {
    ObjectId id;
    Time at;
    std::string action;
    bool by_them = false;
    std::string result;
    std::string detail;
    static constexpr auto fields() {
        return std::array{field<&LogLine::id>("id", "The line"), field<&LogLine::at>("at", "When"),
            field<&LogLine::action>("action", "What"),
            field<&LogLine::by_them>("by_them", "They did it; otherwise it was done to them"),
            field<&LogLine::result>("result", "Done, denied or failed"),
            field<&LogLine::detail>("detail", "More")};
    }
};
constexpr Sql log_lines{
    "select l.id, l.at, l.action, case when l.actor = :person then 1 else 0 end, l.result, "
    "coalesce(d.detail, '') from audit_line l left join audit_detail d on d.line = l.id "
    "where (l.actor = :person or l.object = :person) and l.id > :after order by l.id limit :most"};

struct WrittenRevision {
    ObjectId object;
    std::int64_t number = 0;
    std::string type;
    std::string title;
    std::string space;
    std::string note;
    Time created;
    std::optional<std::string> words;
    static constexpr auto fields() {
        return std::array{field<&WrittenRevision::object>("object", "Of what"),
            field<&WrittenRevision::number>("number", "Which revision"),
            field<&WrittenRevision::type>("type", "What it is"),
            field<&WrittenRevision::title>("title", "Its title"),
            field<&WrittenRevision::space>("space", "In which space"),
            field<&WrittenRevision::note>("note", "What changed"),
            field<&WrittenRevision::created>("created", "When"),
            field<&WrittenRevision::words>("words", "What was said, in Markdown, of a comment")};
    }
};
constexpr Sql revisions{
    "select r.object, r.number, o.type, r.title, s.name, r.note, r.created, "
    "case when o.type = 'core.comment' then r.body end from object_revision r "
    "join object o on o.id = r.object join space s on s.id = o.space where r.author = :person "
    "and (r.object > :object or (r.object = :object and r.number > :number)) "
    "order by r.object, r.number limit :most"};

constexpr Sql agreements_asked{
    "select p.id, p.title, p.asked from publication_request p where p.person = :person and p.id > :after "
    "order by p.id limit :most"};
constexpr Sql agreed_to{
    "select o.id, o.title, max(r.created) from object_revision r join object o on o.id = r.object "
    "where r.agreed_by = :person and o.id > :after group by o.id, o.title order by o.id limit :most"};
constexpr Sql begun{"select id, title, created from object where author = :person and id > :after "
                    "order by id limit :most"};
constexpr Sql asks_made{"select a.id, o.title, a.asked from ask a join object o on o.id = a.about "
                        "where a.asked_by = :person and a.id > :after order by a.id limit :most"};
constexpr Sql looked_after{"select o.id, o.title, o.created from review r join object o on o.id = r.object "
                           "where r.keeper = :person and o.id > :after order by o.id limit :most"};
constexpr Sql contact_of{"select s.id, s.name, s.created from space s where s.id > :after and exists "
                         "(select 1 from space_contact c where c.space = s.id and c.person = :person) "
                         "order by s.id limit :most"};

struct ReviewedRole {
    ObjectId review;
    ObjectId id;
    std::string space;
    std::string role;
    std::string mark;
    std::optional<Time> signed_at;
    static constexpr auto fields() {
        return std::array{field<&ReviewedRole::review>("review", "The review"),
            field<&ReviewedRole::id>("id", "The grant"),
            field<&ReviewedRole::space>("space", "In the review of which space"),
            field<&ReviewedRole::role>("role", "The role that they had"),
            field<&ReviewedRole::mark>("mark", "What was to become of it"),
            field<&ReviewedRole::signed_at>("signed_at", "When the review was signed")};
    }
};
constexpr Sql reviewed_roles{
    "select e.review, e.access_grant, s.name, e.role, coalesce(e.mark, ''), r.signed from "
    "access_review_entry e "
    "join access_review r on r.id = e.review join space s on s.id = r.space where e.subject_kind = 'person' "
    "and e.subject = :person and (e.review, e.access_grant) > (:review, :grant) "
    "order by e.review, e.access_grant limit :most"};
constexpr Sql access_requests{
    "select r.id, s.name, r.asked from access_request r join space s on s.id = r.space "
    "where r.person = :person and r.id > :after order by r.id limit :most"};
constexpr Sql access_reviews{
    "select r.id, s.name, coalesce(r.signed, r.begun) from access_review r join space s on s.id = r.space "
    "where (r.signed_by = :person or r.begun_by = :person) and r.id > :after order by r.id limit :most"};

struct AcceptedPage {
    std::string page;
    std::int64_t version = 0;
    std::string language;
    Time accepted;
    static constexpr auto fields() {
        return std::array{field<&AcceptedPage::page>("page", "Which page of the site"),
            field<&AcceptedPage::version>("version", "Which version of it"),
            field<&AcceptedPage::language>("language", "In which language"),
            field<&AcceptedPage::accepted>("accepted", "When")};
    }
};
constexpr Sql accepted_pages{
    "select slug, version, language, accepted from site_page_acceptance where person = :person "
    "and (slug, version, language) > (:slug, :version, :language) "
    "order by slug, version, language limit :most"};
constexpr Sql site_pages_written{
    "select slug, version, language, created from site_page where created_by = :person "
    "and (slug, version, language) > (:slug, :version, :language) "
    "order by slug, version, language limit :most"};

struct FileVersion {
    ObjectId id;
    std::int64_t number = 0;
    std::string name;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&FileVersion::id>("id", "The file"),
            field<&FileVersion::number>("number", "Which of its versions"),
            field<&FileVersion::name>("name", "What it is called"),
            field<&FileVersion::created>("created", "When it was brought")};
    }
};
constexpr Sql file_versions{"select object, number, name, created from file_version where author = :person "
                            "and (object > :object or (object = :object and number > :number)) "
                            "order by object, number limit :most"};

/// Writes a member that is an array, an element a line.
class WrittenMember {
public:
    WrittenMember(std::ostream& out, std::string_view name)
        : out_(out) {
        out_ << ",\n\"" << name << "\": [";
    }
    ~WrittenMember() { out_ << "]"; }
    WrittenMember(const WrittenMember&) = delete;
    WrittenMember& operator=(const WrittenMember&) = delete;
    template <class Row> void add(const Row& row) {
        out_ << (empty_ ? "\n  " : ",\n  ") << to_json(row);
        empty_ = false;
    }

private:
    std::ostream& out_;
    bool empty_ = true;
};

template <class Row>
void write_all(ReadTx& tx, std::ostream& out, std::string_view name, const Sql& sql, ObjectId person) {
    WrittenMember member{out, name};
    for (ObjectId after;;) {
        const auto rows =
            tx.rows<Row>(sql, bind("person", person), bind("after", after), bind("most", rows_at_once));
        for (const auto& row : rows)
            member.add(row);
        if (std::ssize(rows) < rows_at_once) return;
        after = rows.back().id;
    }
}

void write_revisions(ReadTx& tx, std::ostream& out, ObjectId person) {
    WrittenMember member{out, "written"};
    WrittenRevision last;
    for (;;) {
        auto rows = tx.rows<WrittenRevision>(revisions, bind("person", person), bind("object", last.object),
            bind("number", last.number), bind("most", rows_at_once));
        for (auto& row : rows) {
            if (row.words)
                if (const auto tree = richtext::read_json(*row.words))
                    row.words = richtext::print_markdown(*tree);
            member.add(row);
        }
        if (std::ssize(rows) < rows_at_once) return;
        last = std::move(rows.back());
    }
}

void write_reviewed_roles(ReadTx& tx, std::ostream& out, ObjectId person) {
    WrittenMember member{out, "reviewed_roles"};
    for (ReviewedRole last;;) {
        auto rows = tx.rows<ReviewedRole>(reviewed_roles, bind("person", person), bind("review", last.review),
            bind("grant", last.id), bind("most", rows_at_once));
        for (const auto& row : rows)
            member.add(row);
        if (std::ssize(rows) < rows_at_once) return;
        last = std::move(rows.back());
    }
}

void write_pages(ReadTx& tx, std::ostream& out, std::string_view name, const Sql& sql, ObjectId person) {
    WrittenMember member{out, name};
    for (AcceptedPage last;;) {
        auto rows = tx.rows<AcceptedPage>(sql, bind("person", person), bind("slug", last.page),
            bind("version", last.version), bind("language", last.language), bind("most", rows_at_once));
        for (const auto& row : rows)
            member.add(row);
        if (std::ssize(rows) < rows_at_once) return;
        last = std::move(rows.back());
    }
}

void write_files(ReadTx& tx, std::ostream& out, ObjectId person) {
    WrittenMember member{out, "files"};
    FileVersion last;
    for (;;) {
        auto rows = tx.rows<FileVersion>(file_versions, bind("person", person), bind("object", last.id),
            bind("number", last.number), bind("most", rows_at_once));
        for (const auto& row : rows)
            member.add(row);
        if (std::ssize(rows) < rows_at_once) return;
        last = std::move(rows.back());
    }
}

} // namespace

void write_personal_data(ReadTx& tx, ObjectId person, std::ostream& out) {
    const auto account = require_account(tx, person);
    out << "{\"account\": " << to_json(account);
    out << ",\n\"profile\": " << to_json(find_own_profile(tx, person));
    out << ",\n\"organisations\": " << to_json(list_belongings(tx, person));
    write_all<InGroup>(tx, out, "groups", groups_of_person, person);
    write_all<RoleHeld>(tx, out, "roles", roles_held, person);
    write_all<SignedIn>(tx, out, "sessions", sessions_of_person, person);
    write_all<Asked>(tx, out, "asked", asked, person);
    write_all<InvitedTo>(tx, out, "invitations", invitations, person);
    write_all<MailTo>(tx, out, "mails", mails, person);
    write_all<Kept>(tx, out, "starred", stars, person);
    write_all<Kept>(tx, out, "watched", watches, person);
    write_all<Kept>(tx, out, "opened", visits, person);
    write_all<OwnDraft>(tx, out, "drafts", own_drafts, person);
    write_all<Kept>(tx, out, "asks", asks_made, person);
    write_all<Kept>(tx, out, "looks_after", looked_after, person);
    write_all<Kept>(tx, out, "asks_to_agree", agreements_asked, person);
    write_all<Kept>(tx, out, "agreed_to", agreed_to, person);
    write_all<Kept>(tx, out, "contact_of", contact_of, person);
    write_all<Kept>(tx, out, "access_requests", access_requests, person);
    write_all<Kept>(tx, out, "access_reviews", access_reviews, person);
    write_reviewed_roles(tx, out, person);
    write_pages(tx, out, "accepted", accepted_pages, person);
    write_pages(tx, out, "site_pages", site_pages_written, person);
    write_all<Kept>(tx, out, "begun", begun, person);
    write_files(tx, out, person);
    write_revisions(tx, out, person);
    write_all<LogLine>(tx, out, "log", log_lines, person);
    out << "}\n";
}

} // namespace folkmoot::identity
