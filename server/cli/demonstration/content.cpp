#include "cli/demonstration/content.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <set>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// One record of a file, read key by key; what nobody asked for is refused at the end.
class Record {
public:
    Record(const json& record, const fs::path& file)
        : record_(record)
        , file_(file) {
        if (!record.is_object()) fail("holds something that is not a record");
    }

    std::string text(const char* key) { return taken<std::string>(key, "a text"); }
    std::string text_or_empty(const char* key) { return has(key) ? text(key) : std::string{}; }
    std::vector<std::string> texts(const char* key) {
        return has(key) ? taken<std::vector<std::string>>(key, "a list of texts")
                        : std::vector<std::string>{};
    }
    int number(const char* key) { return has(key) ? taken<int>(key, "a number") : 0; }
    bool yes(const char* key, bool otherwise) {
        return has(key) ? taken<bool>(key, "true or false") : otherwise;
    }
    std::map<std::string, std::vector<std::string>> lists(const char* key) {
        return taken<std::map<std::string, std::vector<std::string>>>(key, "a record of lists");
    }
    /// Calls `read` for each record of a list, which may be absent.
    void each(const char* key, const auto& read) {
        if (!has(key)) return;
        if (!record_.at(key).is_array()) fail(fmt::format("{} is not a list", key));
        for (const auto& item : record_.at(key)) {
            Record record{item, file_};
            read(record);
            record.finish();
        }
    }
    void finish() const {
        for (const auto& [key, value] : record_.items())
            if (!known_.contains(key)) fail(fmt::format("{} is not a key that Folkmoot knows", key));
    }

private:
    bool has(const char* key) {
        known_.emplace(key);
        return record_.contains(key);
    }
    template <class T> T taken(const char* key, const char* kind) {
        if (!has(key)) fail(fmt::format("a record has no {}", key));
        try {
            return record_.at(key).get<T>();
        } catch (const json::exception&) {
            fail(fmt::format("{} is not {}", key, kind));
        }
    }
    [[noreturn]] void fail(std::string_view what) const {
        throw std::runtime_error(fmt::format("{}: {}", file_.string(), what));
    }
    const json& record_;
    const fs::path& file_;
    std::set<std::string, std::less<>> known_;
};

json read_json(const fs::path& path) {
    std::ifstream file{path};
    if (!file) throw std::runtime_error(fmt::format("{} cannot be read", path.string()));
    try {
        return json::parse(file);
    } catch (const json::exception&) {
        throw std::runtime_error(fmt::format("{} is not JSON", path.string()));
    }
}

/// Calls `read` for each record of a file that is one list.
void each_record(const fs::path& path, const auto& read) {
    const json list = read_json(path);
    if (!list.is_array()) throw std::runtime_error(fmt::format("{} is not a list", path.string()));
    for (const auto& item : list) {
        Record record{item, path};
        read(record);
        record.finish();
    }
}

DemonstrationOrganisation organisation(Record& record) {
    DemonstrationOrganisation result{record.text("key"), record.text("kind"), record.text("name"),
        record.text("short_name"), record.texts("domains"), {}};
    record.each("former_names",
        [&](Record& former) { result.former_names[former.text("name")] = former.number("until_days_ago"); });
    return result;
}

DayBefore day_before(Record& record, const char* key) {
    const auto text = record.text(key);
    const auto read = read_day_before(text);
    if (!read) throw std::runtime_error(fmt::format("{} is no time: {}", key, text));
    return *read;
}

DemonstrationPerson person(Record& record) {
    DemonstrationPerson result{record.text("key"), record.text("name"), record.text("email"),
        record.text("kind"), record.text("organisation"), record.text("title"), record.text("language"),
        record.text_or_empty("sponsor"), record.text_or_empty("purpose"), record.number("expires_in_days")};
    if (!record.text_or_empty("left").empty()) result.left = day_before(record, "left");
    return result;
}

DemonstrationProfile profile(Record& record) {
    return {record.text("person"), day_before(record, "when"), record.text_or_empty("does"),
        record.text_or_empty("works_on"), record.text_or_empty("hours"), record.text_or_empty("contact"),
        record.text("contact_for"), record.texts("skills"), record.texts("languages")};
}

DemonstrationSpace space(Record& record, const fs::path& folder) {
    DemonstrationSpace result{record.text("slug"), record.text("kind"), record.text("name"),
        record.text("summary"), record.text("area"), record.text("marking"), record.text("handling"),
        record.text("language"), record.text("owner"), record.yes("listed", true), record.yes("blind", false),
        record.lists("roles"), {}, {}, {}};
    record.each("lanes",
        [&](Record& lane) { result.lanes.push_back({lane.text("name"), lane.texts("organisations")}); });
    record.each("sections", [&](Record& section) {
        result.sections.push_back({section.text("module"), section.text("slug"), section.text("name"),
            read_demonstration_pages(folder / section.text("folder"))});
    });
    record.each("rests", [&](Record& rest) {
        result.rests.push_back(
            {rest.text("state"), rest.text("by"), day_before(rest, "when"), rest.text("reason")});
    });
    return result;
}

std::vector<DemonstrationOutcome> outcomes(Record& comment) {
    std::vector<DemonstrationOutcome> result;
    comment.each("outcomes", [&](Record& record) {
        result.push_back({record.text("verdict"), record.text("by"), day_before(record, "when"),
            record.text_or_empty("why"), record.texts("changed")});
    });
    return result;
}

DemonstrationAsk ask(Record& record) {
    DemonstrationAsk result{record.text("page"), record.text("kind"), record.text("by"),
        day_before(record, "when"), record.number("due_in_days"), record.text("note"), record.texts("people"),
        record.texts("groups"), record.texts("lanes"), {}};
    record.each("answers", [&](Record& answer) {
        result.answers.push_back({answer.text("person"), answer.text("answer"), day_before(answer, "when")});
    });
    return result;
}

DemonstrationReview review(Record& record) {
    return {record.text("page"), record.text("keeper"), day_before(record, "when"),
        record.number("due_in_days"), record.number("every_months")};
}

DemonstrationInvitation invitation(Record& record) {
    return {record.text("space"), record.text("by"), record.text("address"), record.text("name"),
        record.text("role"), record.text("organisation"), record.text("sponsor"), record.text("purpose"),
        record.text("language"), day_before(record, "when"), record.number("expires_in_days")};
}

DemonstrationAccessRequest access_request(Record& record) {
    DemonstrationAccessRequest result{record.text("space"), record.text("by"), record.text("reason"),
        day_before(record, "when"), record.text_or_empty("declined_by"), record.text_or_empty("answer")};
    if (!result.declined_by.empty()) result.declined = day_before(record, "declined");
    return result;
}

DemonstrationNotice notice(Record& record) {
    return {record.text("by"), day_before(record, "when"), record.text("kind"), record.text("english"),
        record.text("welsh"), record.text_or_empty("address"), day_before(record, "begins"),
        day_before(record, "ends")};
}

DemonstrationPageVersion page_version(Record& record, const fs::path& folder) {
    DemonstrationPageVersion version{
        record.text("page"), record.text("by"), day_before(record, "when"), record.text("note"), {}, {}};
    const auto text = [&](const char* language) -> std::optional<DemonstrationText> {
        const auto file = record.text_or_empty(language);
        if (file.empty()) return std::nullopt;
        return read_demonstration_text(folder / "site-pages" / file);
    };
    version.english = text("english");
    version.welsh = text("welsh");
    return version;
}

DemonstrationHome home(Record& record) {
    DemonstrationHome result{record.text("space"), record.text("by"), day_before(record, "when"),
        record.text("welcome"), record.texts("pins"), {}, {}};
    record.each(
        "dates", [&](Record& date) { result.dates.push_back({date.text("name"), date.number("in_days")}); });
    record.each("contacts", [&](Record& contact) {
        result.contacts.push_back({contact.text_or_empty("person"), contact.text_or_empty("name"),
            contact.text_or_empty("email"), contact.text_or_empty("about")});
    });
    return result;
}

DemonstrationThread thread(Record& record) {
    DemonstrationThread result{record.text("page"), record.text_or_empty("words"), {}, {}, {}};
    record.each("comments", [&](Record& comment) {
        result.comments.push_back({comment.text("author"), day_before(comment, "when"),
            comment.text_or_empty("audience"), comment.text("text"), outcomes(comment)});
    });
    result.resolved_by = record.text_or_empty("resolved_by");
    if (!result.resolved_by.empty()) result.resolved = day_before(record, "resolved");
    return result;
}

std::vector<DemonstrationChange> changes(Record& writer) {
    std::vector<DemonstrationChange> result;
    writer.each(
        "changes", [&](Record& change) { result.push_back({change.text("words"), change.text("becomes")}); });
    return result;
}

DemonstrationWriting writing(Record& record) {
    DemonstrationWriting result{record.text("page"), record.text("author"), day_before(record, "when"),
        changes(record), record.text_or_empty("published"), {}};
    if (!record.text_or_empty("scheduled_for").empty())
        result.scheduled = day_before(record, "scheduled_for");
    return result;
}

DemonstrationSuggestion suggestion(Record& record) {
    DemonstrationSuggestion result{record.text("page"), record.text("author"), day_before(record, "when"),
        record.text_or_empty("note"), changes(record), {}};
    record.each("decisions", [&](Record& decision) {
        result.decisions.push_back({decision.text("verdict"), decision.number("number"), decision.text("by"),
            day_before(decision, "when"), decision.text_or_empty("reason")});
    });
    return result;
}

void read_site(const fs::path& folder, Demonstration& into) {
    const fs::path file = folder / "site.json";
    const json whole = read_json(file);
    Record site{whole, file};
    into.name = site.text("name");
    into.name_cy = site.text_or_empty("name_cy");
    into.label = site.text("label");
    into.host = site.text("host");
    into.access_review_days = site.number("access_review_days");
    site.each("appointments", [&](Record& appointment) {
        into.appointments.push_back(
            {appointment.text("person"), appointment.text("role"), appointment.text_or_empty("area")});
    });
    site.each("sign_ins",
        [&](Record& sign_in) { into.sign_ins.push_back({sign_in.text("person"), sign_in.text("why")}); });
    site.finish();
}

void read_site_pages(const fs::path& folder, Demonstration& into) {
    for (const char* language : {"en", "cy"})
        for (const auto& entry : fs::directory_iterator{folder / language})
            // "accessibility.2.md" is a later version, which site_pages.json names.
            if (entry.path().extension() == ".md" && !entry.path().stem().string().contains('.'))
                into.site_pages.push_back(
                    {entry.path().stem().string(), language, read_demonstration_text(entry.path())});
}

} // namespace

Demonstration read_demonstration(const fs::path& folder) {
    Demonstration result;
    result.folder = folder;
    read_site(folder, result);
    each_record(folder / "organisations.json",
        [&](Record& record) { result.organisations.push_back(organisation(record)); });
    each_record(folder / "areas.json", [&](Record& record) {
        result.areas.push_back({record.text("key"), record.text_or_empty("parent"), record.text("name")});
    });
    each_record(folder / "people.json", [&](Record& record) { result.people.push_back(person(record)); });
    if (fs::exists(folder / "profiles.json"))
        each_record(
            folder / "profiles.json", [&](Record& record) { result.profiles.push_back(profile(record)); });
    each_record(folder / "groups.json",
        [&](Record& record) { result.groups.push_back({record.text("name"), record.texts("members")}); });
    each_record(
        folder / "spaces.json", [&](Record& record) { result.spaces.push_back(space(record, folder)); });
    if (fs::exists(folder / "comments.json"))
        each_record(
            folder / "comments.json", [&](Record& record) { result.threads.push_back(thread(record)); });
    if (fs::exists(folder / "asks.json"))
        each_record(folder / "asks.json", [&](Record& record) { result.asks.push_back(ask(record)); });
    if (fs::exists(folder / "reviews.json"))
        each_record(
            folder / "reviews.json", [&](Record& record) { result.reviews.push_back(review(record)); });
    if (fs::exists(folder / "invitations.json"))
        each_record(folder / "invitations.json",
            [&](Record& record) { result.invitations.push_back(invitation(record)); });
    if (fs::exists(folder / "homes.json"))
        each_record(folder / "homes.json", [&](Record& record) { result.homes.push_back(home(record)); });
    if (fs::exists(folder / "access_reviews.json"))
        each_record(folder / "access_reviews.json", [&](Record& record) {
            result.access_reviews.push_back(
                {record.text("space"), record.text("by"), day_before(record, "when"), record.text("note")});
        });
    if (fs::exists(folder / "access_requests.json"))
        each_record(folder / "access_requests.json",
            [&](Record& record) { result.access_requests.push_back(access_request(record)); });
    if (fs::exists(folder / "notices.json"))
        each_record(
            folder / "notices.json", [&](Record& record) { result.notices.push_back(notice(record)); });
    if (fs::exists(folder / "suggestions.json"))
        each_record(folder / "suggestions.json",
            [&](Record& record) { result.suggestions.push_back(suggestion(record)); });
    if (fs::exists(folder / "writing.json"))
        each_record(
            folder / "writing.json", [&](Record& record) { result.writing.push_back(writing(record)); });
    read_site_pages(folder / "site-pages", result);
    if (fs::exists(folder / "site_pages.json"))
        each_record(folder / "site_pages.json",
            [&](Record& record) { result.page_versions.push_back(page_version(record, folder)); });
    return result;
}

} // namespace folkmoot::cli
