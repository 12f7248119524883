// Every column that may name a person, and what merging two accounts does with it. A new table fails here
// until somebody has said.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

namespace folkmoot::identity { namespace {

namespace fs = std::filesystem;

const std::set<std::string> passed_on{"person.sponsor", "affiliation.person", "group_member.person",
    "space.owner", "lane_member.member", "access_grant.subject", "star.person", "watch.person",
    "draft.person", "visit.person", "suggestion.author", "live_contribution.person", "live_owner.person",
    "ask.asked_by", "asked_person.person", "scheduled_publication.person", "publication_request.person",
    "failed_publication_told.person", "comment_told.person", "large_deletion.person",
    "suspected_deletion.person", "large_deletion_notice.person", "review.keeper", "invitation.invited_by",
    "invitation.sponsor", "space_contact.person", "access_request.person", "profile.person",
    "profile_word.person", "profile_word_start.person", "site_page_acceptance.person"};

const std::map<std::string, std::string> stays{
    {"password.person", "the account that ends cannot sign in any more"},
    {"password_reset.person", "the account that ends cannot sign in any more"},
    {"session.person", "they end with the account"},
    {"trusted_device.person", "it is known to the account that ends alone"},
    {"person_beginning.person", "made of the name of the account it is for"},
    {"idempotency.person", "answers to requests of an ended session"},
    {"upload.person", "an upload lives as long as its session, and a day"},
    {"rights_version.subject", "a counter, which both move"},
    {"setting.scope", "of the site and of spaces"},
    {"setting.updated_by", "history"},
    {"site_page.created_by", "history"},
    {"site_notice.changed_by", "history"},
    {"space.created_by", "history"},
    {"space.state_by", "history"},
    {"space_home.changed_by", "history"},
    {"access_grant.granted_by", "history"},
    {"object.author", "history: what was published and said keeps its author"},
    {"object.updated_by", "history"},
    {"object.deleted_by", "history"},
    {"object_revision.author", "history"},
    {"object_revision.agreed_by", "history"},
    {"publication_request.declined_by", "history"},
    {"scheduled_publication.agreed_by", "history"},
    {"file_version.author", "history"},
    {"comment_thread.started_by", "history"},
    {"comment_thread.resolved_by", "history"},
    {"suggestion_change.decided_by", "history"},
    {"ask.ended_by", "history"},
    {"module_left_out.person", "history"},
    {"review.reviewed_by", "history"},
    {"access_request.declined_by", "history"},
    {"access_review.begun_by", "history"},
    {"access_review.signed_by", "history"},
    {"access_review_entry.subject", "history: who had the role when the review was begun"},
    {"access_review_entry.marked_by", "history"},
    {"invitation_link.sent_by", "how many links somebody has sent today"},
    {"outcome.owner", "history: its revisions say the same"},
    {"draft_state.named_by", "history"},
    {"event.actor", "history"},
    {"event.person", "history: whom the event was for"},
    {"audit_line.actor", "history, chained by hash"},
};

const std::set<std::string> no_person{"scope.space", "access_grant.space", "visibility.space",
    "visibility.lane", "link.to_component", "event.space", "event.component", "event.object",
    "event.visibility", "access_review_entry.access_grant", "access_review_entry.place", "audit_line.session",
    "audit_line.object", "audit_line.space", "blob.picture", "file.latest", "comment_thread.lane",
    "large_deletion_notice.document"};

/// "table.column" of each column that holds an id and does not say that it is that of something else.
std::set<std::string> columns_that_may_name_people() {
    const std::regex table{"create table (\\w+).*"}, column{"  (\\w+) id\\b(.*)"},
        added{"alter table (\\w+) add column (\\w+) id\\b(.*)"}, elsewhere{"references (?!person )\\w"},
        renamed{"alter table (\\w+) rename to (\\w+);"};
    std::set<std::string> columns;
    const auto note = [&](const std::string& of, const std::string& name, const std::string& rest) {
        if (name != "id" && !std::regex_search(rest, elsewhere)) columns.insert(of + "." + name);
    };
    // A table that is made anew takes the name, and has the columns, of the one in whose place it comes.
    const auto rename = [&](const std::string& from, const std::string& to) {
        std::set<std::string> after;
        for (const auto& name : columns)
            after.insert(name.starts_with(from + ".") ? to + name.substr(from.size()) : name);
        columns = std::move(after);
    };
    std::set<fs::path> files; // in their order
    for (const auto& entry : fs::recursive_directory_iterator{FOLKMOOT_SOURCE_DIR "/schema"})
        if (entry.is_regular_file()) files.insert(entry.path());
    for (const auto& path : files) {
        std::ifstream file{path};
        std::string line, current;
        for (std::smatch match; std::getline(file, line);) {
            if (line.starts_with(")")) current.clear();
            if (std::regex_match(line, match, table)) current = match[1];
            if (std::regex_match(line, match, added)) note(match[1], match[2], match[3]);
            if (std::regex_match(line, match, renamed)) rename(match[1], match[2]);
            if (!current.empty() && std::regex_match(line, match, column)) note(current, match[1], match[2]);
        }
    }
    return columns;
}

TEST(MergedColumns, EachIsPassedOnOrStaysForAReason) {
    std::set<std::string> known{passed_on};
    known.insert(no_person.begin(), no_person.end());
    for (const auto& [column, reason] : stays)
        EXPECT_TRUE(known.insert(column).second) << column << " is listed twice";
    const auto columns = columns_that_may_name_people();
    ASSERT_GT(columns.size(), 50U);
    for (const auto& column : columns)
        EXPECT_TRUE(known.contains(column))
            << column << " may name a person: what does merging two accounts do with it (merge_people)?";
    for (const auto& column : known)
        EXPECT_TRUE(columns.contains(column)) << "there is no column " << column;
}

}} // namespace folkmoot::identity
