#include "objects/ask_view.hpp"

#include "folkmoot/resting.hpp"
#include "objects/comments_seen.hpp"
#include "objects/outcome_view.hpp"
#include "store/seal.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>

namespace folkmoot::objects {
namespace {

constexpr std::size_t asks_a_page = 10;
constexpr std::size_t read_at_once = 100;
constexpr int most_rounds = 20; ///< through asks about what somebody sees no longer
constexpr std::size_t most_cannot = 50;

#define OWN_COLUMNS                                                                                          \
    "select a.id, a.about, a.kind, a.asked_by, a.asked, a.due_on, a.due_zone, a.due, a.note, p.answer, "     \
    "p.answered from asked_person p join ask a on a.id = p.ask where p.person = :person "
constexpr Sql select_own{OWN_COLUMNS
    "and p.answer is null and a.ended is null and (a.due > :due or (a.due = :due and a.id > :id)) "
    "order by a.due, a.id limit :most"};
constexpr Sql select_own_here{
    OWN_COLUMNS "and a.about = :about and a.ended is null order by a.due, a.id limit 50"};
#undef OWN_COLUMNS
#define SUMMARY_COLUMNS                                                                                      \
    "select a.id, a.kind, a.asked_by, a.asked, a.due_on, a.due_zone, a.due, a.note, a.ended, a.ending, "     \
    "(select count(*) from asked_person p where p.ask = a.id) as people, "                                   \
    "(select count(*) from asked_person p where p.ask = a.id and p.answer is not null) as done from ask a "
constexpr Sql select_asks_about{SUMMARY_COLUMNS
    "where a.about = :about and coalesce(a.ending, '') <> 'withdrawn' order by a.id desc limit 50"};
constexpr Sql select_summary{SUMMARY_COLUMNS "where a.id = :id"};
#undef SUMMARY_COLUMNS
constexpr Sql select_asked_people{
    "select person, answer, answered, revision from asked_person where ask = :ask order by person"};

struct OwnRow {
    ObjectId id;
    ObjectId about;
    AskKind kind = AskKind::comment;
    ObjectId asked_by;
    Time asked;
    std::string due_on;
    std::string due_zone;
    Time due;
    std::string note;
    std::optional<AskAnswer> answer;
    std::optional<Time> answered;
    static constexpr auto fields() {
        return std::array{field<&OwnRow::id>("id", "The ask"), field<&OwnRow::about>("about", "About what"),
            field<&OwnRow::kind>("kind", "To do what"), field<&OwnRow::asked_by>("asked_by", "By whom"),
            field<&OwnRow::asked>("asked", "When"), field<&OwnRow::due_on>("due_on", "The day"),
            field<&OwnRow::due_zone>("due_zone", "Its zone"), field<&OwnRow::due>("due", "The moment"),
            field<&OwnRow::note>("note", "The note"), field<&OwnRow::answer>("answer", "The answer"),
            field<&OwnRow::answered>("answered", "When")};
    }
};

struct SummaryRow {
    ObjectId id;
    AskKind kind = AskKind::comment;
    ObjectId asked_by;
    Time asked;
    std::string due_on;
    std::string due_zone;
    Time due;
    std::string note;
    std::optional<Time> ended;
    std::optional<AskEnding> ending;
    std::int64_t people = 0;
    std::int64_t done = 0;
    static constexpr auto fields() {
        return std::array{field<&SummaryRow::id>("id", "The ask"),
            field<&SummaryRow::kind>("kind", "To do what"),
            field<&SummaryRow::asked_by>("asked_by", "By whom"), field<&SummaryRow::asked>("asked", "When"),
            field<&SummaryRow::due_on>("due_on", "The day"),
            field<&SummaryRow::due_zone>("due_zone", "Its zone"),
            field<&SummaryRow::due>("due", "The moment"), field<&SummaryRow::note>("note", "The note"),
            field<&SummaryRow::ended>("ended", "When it ended"),
            field<&SummaryRow::ending>("ending", "And how"),
            field<&SummaryRow::people>("people", "How many were asked"),
            field<&SummaryRow::done>("done", "How many have answered")};
    }
};

struct AskedRow {
    ObjectId person;
    std::optional<AskAnswer> answer;
    std::optional<Time> answered;
    std::optional<std::int64_t> revision;
    static constexpr auto fields() {
        return std::array{field<&AskedRow::person>("person", "Who"),
            field<&AskedRow::answer>("answer", "Their answer"),
            field<&AskedRow::answered>("answered", "When"),
            field<&AskedRow::revision>("revision", "About which revision")};
    }
};

/// Where a page of one's own asks begins: behind this one.
struct OwnPlace {
    std::int64_t due = std::numeric_limits<std::int64_t>::min();
    std::int64_t id = 0;
};
constexpr std::string_view own_list = "own-asks";

std::string seal_place(ReadTx& tx, const Viewer& viewer, const OwnAsk& last) {
    return tx.kept<store::Seal>().close(
        own_list, viewer.person(), fmt::format("{:020} {:020}", micros(last.due.at), last.id.value()));
}

OwnPlace open_place(ReadTx& tx, const Viewer& viewer, std::string_view after) {
    if (after.empty()) return {};
    const auto text = tx.kept<store::Seal>().open(own_list, viewer.person(), after);
    OwnPlace place;
    if (text && text->size() == 41) {
        const auto* middle = text->data() + 20;
        const auto due = std::from_chars(text->data(), middle, place.due);
        const auto id = std::from_chars(middle + 1, text->data() + text->size(), place.id);
        if (due.ec == std::errc{} && id.ec == std::errc{}) return place;
    }
    throw Problem(Code::bad_input, "access.cursor_invalid")
        .with_field({"after", "access.cursor_invalid", {}});
}

/// Those that are about something the viewer sees and that is in no bin, shown.
std::vector<OwnAsk> own_asks(ReadTx& tx, const Viewer& viewer, const std::vector<OwnRow>& rows) {
    std::vector<ObjectId> about;
    std::vector<ObjectId> people;
    for (const auto& row : rows) {
        about.push_back(row.about);
        people.push_back(row.asked_by);
    }
    std::ranges::sort(about);
    about.erase(std::ranges::unique(about).begin(), about.end());
    auto seen = access::find_standings(tx, viewer, about, "");
    std::erase_if(seen, [](const Standing& one) { return one.object().deleted.has_value(); });
    const auto labels = label(tx, seen);
    auto names = label_people(tx, people);
    std::vector<OwnAsk> own;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto found = std::ranges::find(labels, rows[i].about, &ObjectLabel::id);
        if (found == labels.end()) continue;
        const auto& row = rows[i];
        own.push_back({.id = row.id,
            .kind = row.kind,
            .object = *found,
            .revision = seen[static_cast<std::size_t>(found - labels.begin())].object().revision,
            .asked_by = std::move(names[i]),
            .asked = row.asked,
            .due = {.on = row.due_on, .zone = row.due_zone, .at = row.due},
            .overdue = row.due <= tx.now(),
            .note = row.note,
            .answer = row.answer,
            .answered = row.answered});
    }
    return own;
}

AskSummary summary(ReadTx& tx, SummaryRow row, PersonLabel asked_by) {
    return {.id = row.id,
        .kind = row.kind,
        .asked_by = std::move(asked_by),
        .asked = row.asked,
        .due = {.on = std::move(row.due_on), .zone = std::move(row.due_zone), .at = row.due},
        .overdue = row.due <= tx.now(),
        .note = std::move(row.note),
        .people = row.people,
        .done = row.done,
        .ended = row.ended,
        .ending = row.ending};
}

} // namespace

Paged<OwnAsk> list_own_asks(ReadTx& tx, const Viewer& viewer, std::string_view after) {
    if (!viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.unauthenticated");
    auto place = open_place(tx, viewer, after);
    Paged<OwnAsk> page;
    for (int round = 0; round < most_rounds && page.items.size() <= asks_a_page; ++round) {
        const auto rows = tx.rows<OwnRow>(select_own, bind("person", viewer.person()), bind("due", place.due),
            bind("id", place.id), bind("most", static_cast<std::int64_t>(read_at_once)));
        std::ranges::move(own_asks(tx, viewer, rows), std::back_inserter(page.items));
        if (rows.size() < read_at_once) break;
        place = {.due = micros(rows.back().due), .id = rows.back().id.value()};
    }
    if (page.items.size() > asks_a_page) {
        page.items.resize(asks_a_page);
        page.next = seal_place(tx, viewer, page.items.back());
    }
    return page;
}

bool may_ask(const Viewer& viewer, const Standing& about) {
    return viewer.kind() == ViewerKind::staff && about.can(AskOthers::permission);
}

bool sees_ask(ReadTx& tx, const Viewer& viewer, const Standing& about, ObjectId asked_by) {
    return may_ask(viewer, about)
        || (viewer.person() == asked_by && !access::is_open(tx, about.object().space));
}

ObjectAsks asks_about(ReadTx& tx, const Viewer& viewer, const Standing& about) {
    const ObjectRow& row = about.object();
    ObjectAsks asks;
    if (viewer.person())
        asks.own = own_asks(tx, viewer,
            tx.rows<OwnRow>(select_own_here, bind("person", viewer.person()), bind("about", row.id)));
    const auto counted = count_own_points(tx, viewer, row.id);
    asks.points = counted.made;
    asks.decided = counted.decided;
    asks.may_ask = may_ask(viewer, about) && row.revision > 0 && !row.deleted;
    auto rows = tx.rows<SummaryRow>(select_asks_about, bind("about", row.id));
    std::erase_if(rows, [&](const auto& one) { return !sees_ask(tx, viewer, about, one.asked_by); });
    std::vector<ObjectId> people;
    for (const auto& one : rows)
        people.push_back(one.asked_by);
    auto names = label_people(tx, people);
    for (std::size_t i = 0; i < rows.size(); ++i)
        asks.items.push_back(summary(tx, std::move(rows[i]), std::move(names[i])));
    return asks;
}

AskView view_ask(ReadTx& tx, const Viewer& viewer, const Standing& about, const AskRow& ask) {
    AskView view{.object = label(tx, about),
        .ask = summary(tx, tx.row<SummaryRow>(select_summary, bind("id", ask.id)).value(),
            label_person(tx, ask.asked_by)),
        .people = {}};
    const auto rows = tx.rows<AskedRow>(select_asked_people, bind("ask", ask.id));
    std::vector<ObjectId> ids;
    for (const auto& row : rows)
        ids.push_back(row.person);
    auto names = label_people(tx, ids);
    const auto comments = CommentsSeen{tx, viewer, about}.count_by_author();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto said = comments.find(rows[i].person);
        view.people.push_back({.person = std::move(names[i]),
            .answer = rows[i].answer,
            .answered = rows[i].answered,
            .revision = rows[i].revision,
            .comments = said == comments.end() ? 0 : said->second});
    }
    std::ranges::sort(view.people, {}, [](const AskedPerson& one) {
        return std::tie(one.person.organisation, one.person.name, one.person.id);
    });
    return view;
}

AskPreview preview_ask(ReadTx& tx, const access::Addressees& addressees) {
    AskPreview preview{.people = std::ssize(addressees.may),
        .organisations = {},
        .cannot = label_people(
            tx, std::span{addressees.may_not}.first(std::min(most_cannot, addressees.may_not.size()))),
        .cannot_count = std::ssize(addressees.may_not)};
    std::map<std::string, std::int64_t> bodies;
    for (const auto& person : label_people(tx, addressees.may))
        ++bodies[person.organisation];
    for (const auto& [name, people] : bodies)
        if (preview.organisations.size() < most_asked)
            preview.organisations.push_back({.name = name, .people = people});
    return preview;
}

} // namespace folkmoot::objects
