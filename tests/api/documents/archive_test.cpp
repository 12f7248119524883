#include "api/documents/documents_scene.hpp"
#include "kit/unzipped.hpp"

namespace folkmoot { namespace {

using namespace documents_tests;

FOLKMOOT_HOST_TEST(DocumentArchive);

std::map<std::string, std::string> archive(
    kit::Browser& who, const std::string& folder, const std::string& query = {}) {
    const auto answer = who.get(object_path(folder, "/archive" + query));
    EXPECT_EQ(answer.status, 200U) << answer.body;
    EXPECT_EQ(answer.header("Content-Type"), "application/zip");
    return kit::Unzipped::read(answer.body);
}
std::vector<std::string> paths(const std::map<std::string, std::string>& archive) {
    std::vector<std::string> all_paths;
    for (const auto& [path, content] : archive)
        all_paths.push_back(path);
    return all_paths;
}

TEST_P(DocumentArchive, HasTextsInBothFormsBesideFilesAsTheyLie) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers"), inner = scene.folder("Evidence", folder);
    scene.document("Our plan", "We *plan*.", folder);
    scene.file(inner, "minutes.txt", "who said what");
    scene.folder("Empty", folder);
    const auto got = archive(scene.as_reader, folder);
    EXPECT_EQ(paths(got),
        (std::vector<std::string>{"Papers/", "Papers/Empty/", "Papers/Evidence/",
            "Papers/Evidence/minutes.txt", "Papers/Our plan.html", "Papers/Our plan.md", "contents.json"}));
    EXPECT_EQ(got.at("Papers/Our plan.md"), "# Our plan\n\nWe _plan_.\n");
    EXPECT_TRUE(got.at("Papers/Our plan.html").contains("We <em>plan</em>."));
    EXPECT_EQ(got.at("Papers/Evidence/minutes.txt"), "who said what");
    const auto contents = json::parse(got.at("contents.json"));
    EXPECT_EQ(contents.size(), 5U) << contents;
}

TEST_P(DocumentArchive, NeverHasWhatItsExporterDoesNotSee) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers"), hidden = scene.folder("Hidden one", folder);
    scene.document("Secret", "Nobody may know.", hidden);
    scene.file(hidden, "secret.txt", "nor this");
    scene.document("Not yet", "", folder);
    const auto gone = scene.document("Gone", "Deleted.", folder);
    ASSERT_EQ(scene.as_owner.del(object_path(gone)).status, 200U);
    const auto restricted = scene.as_owner.put(object_path(hidden, "/restriction"),
        {{"inherit", false},
            {"people", json::array({{{"person", scene.owner.id.text()}, {"role", "owner"}}})},
            {"groups", json::array()}});
    ASSERT_EQ(restricted.status, 200U) << restricted.body;
    const auto answer = scene.as_reader.get(object_path(folder, "/archive?drafts=true"));
    ASSERT_EQ(answer.status, 200U) << answer.body;
    for (const auto* word : {"Hidden", "Secret", "secret", "Not yet", "Gone"})
        EXPECT_FALSE(answer.body.contains(word)) << word;
    EXPECT_EQ(
        paths(kit::Unzipped::read(answer.body)), (std::vector<std::string>{"Papers/", "contents.json"}));
    EXPECT_TRUE(archive(scene.as_owner, folder).contains("Papers/Hidden one/secret.txt"));
    EXPECT_EQ(scene.as_reader.get(object_path(hidden, "/archive")).status, 404U);
}

TEST_P(DocumentArchive, MakesHostileNamesHarmlessAndKeepsThemApart) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("../../etc");
    scene.document("a/b\\c: d?", "One.", folder);
    scene.document("A-b-c- D-", "Two.", folder);
    scene.document("CON", "Three.", folder);
    scene.document("...", "Four.", folder);
    scene.file(folder, "Con.txt", "5");
    scene.file(folder, "minutes.txt", "6");
    scene.file(folder, "MINUTES.TXT", "7");
    const auto got = archive(scene.as_reader, folder);
    EXPECT_EQ(paths(got),
        (std::vector<std::string>{"contents.json", "etc/", "etc/A-b-c- D.html", "etc/A-b-c- D.md",
            "etc/MINUTES (2).TXT", "etc/_CON.html", "etc/_CON.md", "etc/_Con.txt", "etc/a-b-c- d (2).html",
            "etc/a-b-c- d (2).md", "etc/file.html", "etc/file.md", "etc/minutes.txt"}));
}

/// An object's id as Markdown has it.
std::string number(const std::string& id) {
    return std::to_string(ObjectId::parse(id)->value());
}
void publish(DocumentsScene& scene, const std::string& document, const std::string& markdown) {
    const auto title = scene.as_owner.get(document_path(document)).json()["title"];
    const auto published = scene.as_owner.post(object_path(document, "/publication"),
        {{"title", title}, {"markdown", markdown}, {"base_revision", 0}});
    ASSERT_EQ(published.status, 200U) << published.body;
}

TEST_P(DocumentArchive, LeadsItsLinksToWhatItHoldsAndAllOthersToTheSite) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers"), inner = scene.folder("Evidence (50%)", folder);
    const auto plan = scene.document("Our plan", "", folder), facts = scene.document("Facts #1", "", inner);
    const auto outside = scene.document("Outside", "Elsewhere.");
    const auto map = scene.file(inner, "map of all.txt", "a map");
    const auto far = scene.file(scene.top, "far.txt", "far");
    const auto address = scene.as_owner.get(document_path(facts)).json()["address"].get<std::string>();
    const auto link = [](const std::string& words, const std::string& id) {
        return ":object[" + words + "]{id=" + number(id) + "}";
    };
    publish(scene, plan,
        link("facts", facts) + ", " + link("outside", outside) + ", " + link("evidence", inner) + ", ["
            + "pasted](" + kit::Browser::origin + address + "#fm-why), [local](" + address
            + "), [people](/people), " + link("map", map) + ", [web](https://example.org/)\n\n![Map](file:"
            + number(map) + ")\n\n![Far](file:" + number(far) + ")\n\n::embed{object=" + number(facts) + "}");
    publish(scene, facts, link("back", plan) + ", " + link("here", inner) + ", " + link("self", facts));
    const auto got = archive(scene.as_reader, folder);
    const std::string site{kit::Browser::origin}, evidence = "Evidence%20%2850%25%29/";
    const auto whole = site + scene.as_owner.get(document_path(outside)).json()["address"].get<std::string>();
    const auto far_away = site + "/api/v1/files/" + far + "/content";
    EXPECT_EQ(got.at("Papers/Our plan.md"),
        "# Our plan\n\n[facts](" + evidence + "Facts%20%231.md), [outside](" + whole + "), [evidence]("
            + evidence + "), [pasted](" + evidence + "Facts%20%231.md#fm-why), [local](" + evidence
            + "Facts%20%231.md), [people](" + site + "/people), [map](" + evidence
            + "map%20of%20all.txt), [web](https://example.org/)\n\n![Map](" + evidence
            + "map%20of%20all.txt)\n\n![Far](" + far_away + ")\n\n[Facts #1](" + evidence
            + "Facts%20%231.md)\n");
    const auto& html = got.at("Papers/Our plan.html");
    for (const auto& attribute :
        {"href=\"" + evidence + "Facts%20%231.html\"", "href=\"" + whole + "\"",
            "href=\"" + evidence + "Facts%20%231.html#fm-why\"", "src=\"" + evidence + "map%20of%20all.txt\"",
            "src=\"" + far_away + "\"", "href=\"" + site + "/people\""})
        EXPECT_TRUE(html.contains(attribute)) << attribute << " in " << html;
    EXPECT_EQ(got.at("Papers/Evidence (50%)/Facts #1.md"),
        "# Facts #1\n\n[back](../Our%20plan.md), [here](./), [self](Facts%20%231.md)\n");
}

TEST_P(DocumentArchive, LeavesOnlyTheWordsOfALinkToWhatItsExporterDoesNotSee) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto hidden = scene.document("Not yet", "", folder), plan = scene.document("Plan", "", folder);
    publish(scene, plan, "Read :object[the draft]{id=" + number(hidden) + "}.");
    const auto got = archive(scene.as_reader, folder);
    EXPECT_EQ(got.at("Papers/Plan.md"), "# Plan\n\nRead the draft.\n");
    EXPECT_FALSE(got.at("Papers/Plan.html").contains("<a"));
    const auto of_owner = archive(scene.as_owner, folder);
    EXPECT_TRUE(of_owner.at("Papers/Plan.md").contains("[the draft](" + std::string{kit::Browser::origin}));
}

TEST_P(DocumentArchive, LeavesALineInTheAuditLogBeforeItLeaves) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    archive(scene.as_reader, folder);
    std::int64_t lines = 0;
    host().read([&](ReadTx& tx) {
        lines =
            tx.value<std::int64_t>("select count(*) from audit_line where action = 'core.object_exported' "
                                   "and object = :object and actor = :person",
                  bind("object", *ObjectId::parse(folder)), bind("person", scene.reader.id))
                .value_or(0);
    });
    EXPECT_EQ(lines, 1);
}

TEST_P(DocumentArchive, IsSentFromStartToEndAlsoWhenARangeIsAsked) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    scene.file(folder, "large.txt", std::string(700'000, 'x'));
    const auto answer = scene.as_reader.get(object_path(folder, "/archive"), {{"Range", "bytes=5-9"}});
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(answer.header("Accept-Ranges"), "none");
    EXPECT_EQ(kit::Unzipped::read(answer.body).at("Papers/large.txt").size(), 700'000U);
}

}} // namespace folkmoot
