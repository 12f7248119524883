#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::cli {

/// What ops/demonstration holds, read into plain values and checked for itself; its README describes the
/// files. Names in these structs are the keys of the files ("rhian.bevan", "group:Analysts",
/// "lane:Clearwater").

/// A time before the day of set-up, in the site's time zone.
struct DayBefore {
    int days = 0;
    int minute = 0; ///< of the day
};

/// One published revision, or a draft.
struct DemonstrationText {
    std::string title;
    std::string author;
    DayBefore when;
    std::string note;
    bool minor = false;
    std::string language = "en";
    std::string markdown;
};

struct DemonstrationPage {
    std::string name; ///< of its files, without the number: "start-here"
    std::filesystem::path file; ///< whole, without ".md"
    std::vector<DemonstrationText> revisions; ///< none: never published
    std::optional<DemonstrationText> draft;
    std::vector<std::string> tags, watch, watch_below, star, restricted;
    std::string audience; ///< empty: as the section's
    std::optional<DayBefore> deleted;
    std::string deleted_by;
    std::vector<DemonstrationPage> below;
};

struct DemonstrationOrganisation {
    std::string key, kind, name, short_name;
    std::vector<std::string> domains;
    std::map<std::string, int> former_names; ///< name -> days ago it ended
};

struct DemonstrationArea {
    std::string key, parent, name;
};

struct DemonstrationPerson {
    std::string key, name, email, kind, organisation, title, language;
    std::string sponsor, purpose; ///< of a guest
    int expires_in_days = 0; ///< of a guest; negative: expired
    std::optional<DayBefore> left = {}; ///< when their account was taken out of use
};

/// What somebody says of themselves.
struct DemonstrationProfile {
    std::string person;
    DayBefore when;
    std::string does, works_on, hours, contact, contact_for;
    std::vector<std::string> skills, languages;
};

struct DemonstrationGroup {
    std::string name;
    std::vector<std::string> members;
};

struct DemonstrationLane {
    std::string name;
    std::vector<std::string> organisations;
};

struct DemonstrationSection {
    std::string module, slug, name;
    std::vector<DemonstrationPage> pages;
};

/// That a space was frozen, archived or opened again.
struct DemonstrationRest {
    std::string state, by;
    DayBefore when;
    std::string reason;
};

struct DemonstrationSpace {
    std::string slug, kind, name, summary, area, marking, handling, language, owner;
    bool listed = true;
    bool blind = false;
    std::map<std::string, std::vector<std::string>> roles; ///< role -> people, groups, "anyone"
    std::vector<DemonstrationLane> lanes;
    std::vector<DemonstrationSection> sections;
    std::vector<DemonstrationRest> rests; ///< the last counts
};

struct DemonstrationSignIn {
    std::string person, why;
};

/// What was decided about a comment.
struct DemonstrationOutcome {
    std::string verdict, by; ///< "accepted", "partly" or "not_accepted"
    DayBefore when;
    std::string why;
    std::vector<std::string> changed; ///< words of the paragraphs that changed, as they are published then
};

struct DemonstrationComment {
    std::string author;
    DayBefore when;
    std::string audience; ///< "everyone", "staff" or "lane:Clearwater"; empty: the only readers there can be
    std::string text;
    std::vector<DemonstrationOutcome> outcomes; ///< the last one counts
};

/// Comments on a page.
struct DemonstrationThread {
    std::string page; ///< space, section and name: "bathing-waters/wiki/start-here"
    std::string words; ///< of the revision that is published when it begins; empty: the whole page
    std::vector<DemonstrationComment> comments;
    std::optional<DayBefore> resolved;
    std::string resolved_by;
};

struct DemonstrationAnswer {
    std::string person, answer; ///< "answered", "nothing_to_add", ...
    DayBefore when;
};

/// People asked to do something with a page.
struct DemonstrationAsk {
    std::string page, kind, by;
    DayBefore when;
    int due_in_days = 0; ///< after the day of set-up
    std::string note;
    std::vector<std::string> people, groups, lanes;
    std::vector<DemonstrationAnswer> answers;
};

struct DemonstrationChange {
    std::string words; ///< as the Markdown has them
    std::string becomes;
};
/// By when a page is to be looked at again, as whoever looks after it says.
struct DemonstrationReview {
    std::string page; ///< as DemonstrationThread::page
    std::string keeper;
    DayBefore when;
    int due_in_days = 0; ///< after set-up
    int every_months = 0;
};
/// Somebody who is invited into a space and has not come yet.
struct DemonstrationInvitation {
    std::string space, by, address, name, role, organisation, sponsor, purpose, language;
    DayBefore when;
    int expires_in_days = 0; ///< after set-up: their access
};
/// That somebody asked to be let into a space; with a moment, it was declined then.
struct DemonstrationAccessRequest {
    std::string space, by, reason;
    DayBefore when;
    std::string declined_by, answer;
    std::optional<DayBefore> declined = {};
};

/// What stands above every screen for a time.
struct DemonstrationNotice {
    std::string by;
    DayBefore when; ///< it was written
    std::string kind;
    std::string english;
    std::string welsh;
    std::string address;
    DayBefore begins;
    DayBefore ends;
};

/// That somebody went through who has access to a space, and kept it all.
struct DemonstrationAccessReview {
    std::string space, by;
    DayBefore when;
    std::string note;
};
/// The home of a space, as one of its owners or facilitators arranged it.
struct DemonstrationHome {
    struct Date {
        std::string name;
        int in_days = 0; ///< after set-up
    };
    struct Contact {
        std::string person, name, email, about;
    };
    std::string space, by;
    DayBefore when;
    std::string welcome;
    std::vector<std::string> pins; ///< by title
    std::vector<Date> dates;
    std::vector<Contact> contacts;
};
/// What somebody writes into the draft that a page's editors have together.
struct DemonstrationWriting {
    std::string page; ///< as DemonstrationThread::page
    std::string author;
    DayBefore when;
    std::vector<DemonstrationChange> changes;
    std::string published; ///< with this note, the draft is published then (where two have to agree, that is
                           ///< asked); empty: it is not
    std::optional<DayBefore> scheduled; ///< it is only scheduled then, for this time; the days are negative
};
struct DemonstrationDecision {
    std::string verdict; ///< "accepted" or "rejected"
    int number = 0; ///< of the suggestion's changes, in the order of reading
    std::string by;
    DayBefore when;
    std::string reason;
};
/// What somebody suggests for a page.
struct DemonstrationSuggestion {
    std::string page; ///< as DemonstrationThread::page
    std::string author;
    DayBefore when;
    std::string note;
    std::vector<DemonstrationChange> changes;
    std::vector<DemonstrationDecision> decisions;
};

/// A page of the footer.
struct DemonstrationSitePage {
    std::string slug, language;
    DemonstrationText text;
};
/// What such a page says later.
struct DemonstrationPageVersion {
    std::string page, by;
    DayBefore when;
    std::string note;
    std::optional<DemonstrationText> english, welsh;
};

/// A role above the spaces: on the site, or in the area.
struct DemonstrationAppointment {
    std::string person, role, area;
};

struct Demonstration {
    std::string name, name_cy, label, host;
    std::filesystem::path folder; ///< that all of it was read from
    std::vector<DemonstrationAppointment> appointments;
    std::vector<DemonstrationSignIn> sign_ins;
    std::vector<DemonstrationOrganisation> organisations;
    std::vector<DemonstrationArea> areas; ///< a parent before its children
    std::vector<DemonstrationPerson> people;
    std::vector<DemonstrationProfile> profiles;
    std::vector<DemonstrationGroup> groups;
    std::vector<DemonstrationSpace> spaces;
    std::vector<DemonstrationThread> threads;
    std::vector<DemonstrationAsk> asks;
    std::vector<DemonstrationReview> reviews;
    std::vector<DemonstrationInvitation> invitations;
    std::vector<DemonstrationHome> homes;
    std::vector<DemonstrationAccessReview> access_reviews;
    std::vector<DemonstrationAccessRequest> access_requests;
    std::vector<DemonstrationNotice> notices;
    int access_review_days = 0; ///< how often the site wants one; 0: as usual
    std::vector<DemonstrationSuggestion> suggestions;
    std::vector<DemonstrationWriting> writing;
    std::vector<DemonstrationSitePage> site_pages;
    std::vector<DemonstrationPageVersion> page_versions;
};

/// Throw std::runtime_error with one sentence that names the file.
Demonstration read_demonstration(const std::filesystem::path& folder);
/// The pages of one section, in the order of their numbers.
std::vector<DemonstrationPage> read_demonstration_pages(const std::filesystem::path& folder);
/// "-41 10:30": 41 days ago at half past ten; nothing for what is no such time.
std::optional<DayBefore> read_day_before(std::string_view text);
/// A file with a head, such as a page of the footer.
DemonstrationText read_demonstration_text(const std::filesystem::path& file);

} // namespace folkmoot::cli
