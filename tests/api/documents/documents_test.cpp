#include "api/documents/documents_scene.hpp"

namespace folkmoot { namespace {

using namespace documents_tests;

FOLKMOOT_HOST_TEST(Documents);

TEST_P(Documents, AFolderListsFoldersBeforeDocumentsEachByTitle) {
    DocumentsScene scene{host()};
    scene.document("Advice", "First.");
    scene.document("agenda", "Second.");
    scene.folder("Papers");
    scene.folder("Annexes");
    const auto listed = scene.entries(scene.as_reader, scene.top);
    EXPECT_EQ(
        DocumentsScene::titles(listed), (std::vector<std::string>{"Annexes", "Papers", "Advice", "agenda"}));
    EXPECT_EQ(listed[2]["state"], "published");
    EXPECT_EQ(listed[2]["changed_by"]["name"].get<std::string>().substr(0, 6), "Olwen ");
}

TEST_P(Documents, ReadersDoNotFindADocumentBeforeItIsPublished) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto document = scene.document("Secret plan", "", folder);
    EXPECT_EQ(scene.entries(scene.as_reader, folder).size(), 0U);
    EXPECT_EQ(scene.as_reader.get(document_path(document)).status, 404U);
    EXPECT_EQ(scene.entries(scene.as_editor, folder)[0]["state"], "never_published");
    const auto published = scene.as_editor.post(object_path(document, "/publication"),
        {{"title", "The plan"}, {"markdown", "We *plan*."}, {"base_revision", 0}});
    ASSERT_EQ(published.status, 200U) << published.body;
    const auto shown = scene.as_reader.get(document_path(document)).json();
    EXPECT_EQ(shown["title"], "The plan");
    EXPECT_TRUE(shown["html"].get<std::string>().contains("<em>plan</em>")) << shown;
    EXPECT_EQ(shown["trail"][1]["title"], "Papers") << shown;
    EXPECT_EQ(
        DocumentsScene::titles(scene.entries(scene.as_reader, folder)), std::vector<std::string>{"The plan"});
}

TEST_P(Documents, WhatIsDraftedInOneIsFoundByItsEditorsOnly) {
    DocumentsScene scene{host()};
    const auto document = scene.document("Advice", "First words.");
    const auto opened = scene.as_editor.get(object_path(document, "/draft")).json();
    const auto saved = scene.as_editor.put(object_path(document, "/live-text"),
        {{"markdown", "First words of the tamarisk."}, {"base_revision", opened["base_revision"]},
            {"base_state", opened["base_state"]}});
    ASSERT_EQ(saved.status, 200U) << saved.body;
    const auto found = [](kit::Browser& who) {
        return who.get("/api/v1/search?q=tamarisk&type=documents.document").json()["items"];
    };
    ASSERT_TRUE(kit::soon([&] { return found(scene.as_owner).size() == 1; }, std::chrono::seconds{15}));
    EXPECT_EQ(found(scene.as_owner)[0]["object"]["id"], document);
    EXPECT_TRUE(found(scene.as_owner)[0]["in_draft"].get<bool>());
    EXPECT_TRUE(found(scene.as_reader).empty());
}

TEST_P(Documents, HaveAllThatTextsHave) {
    DocumentsScene scene{host()};
    const auto document = scene.document("Advice", "First words.");
    const auto second = scene.as_editor.post(object_path(document, "/publication"),
        {{"title", "Advice"}, {"markdown", "Second words."}, {"base_revision", 1}});
    ASSERT_EQ(second.status, 200U) << second.body;
    EXPECT_EQ(scene.as_reader.get(object_path(document, "/revisions")).json()["items"].size(), 2U);
    const auto back = scene.as_editor.post(object_path(document, "/revisions/1/restoration"),
        {{"note", "it was right"}}, {{"If-Match", "\"2.x\""}});
    EXPECT_EQ(back.json()["revision"], 3) << back.body;
    EXPECT_TRUE(scene.as_reader.get(object_path(document, "/export")).body.contains("First words."));
    const auto comment = scene.as_editor.post(object_path(document, "/comments"), {{"text", "Is that so?"}});
    EXPECT_EQ(comment.status, 200U) << comment.body;
    EXPECT_EQ(scene.as_reader
                  .put(object_path(document, "/draft"),
                      {{"title", "Advice"}, {"markdown", "Mine."}, {"base_revision", 3}})
                  .status,
        403U)
        << "a reader does not write";
}

TEST_P(Documents, AFolderMovesWithAllInItAndNeverIntoItself) {
    DocumentsScene scene{host()};
    const auto outer = scene.folder("Outer"), inner = scene.folder("Inner", outer),
               other = scene.folder("Other");
    const auto document = scene.document("Deep", "Words.", inner);
    EXPECT_EQ(scene.move("folders", outer, inner).code(), "documents.cycle");
    EXPECT_EQ(scene.move("folders", outer, outer).code(), "documents.cycle");
    EXPECT_EQ(scene.move("folders", inner, other).status, 200U);
    const auto trail = scene.as_reader.get(document_path(document)).json()["trail"];
    EXPECT_EQ(DocumentsScene::titles(trail), (std::vector<std::string>{"Section", "Other", "Inner"}));
    EXPECT_EQ(scene.move("documents", document, scene.top).status, 200U);
    EXPECT_TRUE(scene.entries(scene.as_reader, inner).empty());
    EXPECT_EQ(scene.move("folders", scene.top, other).code(), "documents.section_folder");
}

TEST_P(Documents, NothingMovesIntoAnotherSection) {
    DocumentsScene scene{host()};
    DocumentsScene elsewhere{host()};
    const auto second = scene.furnish.section(scene.space, scene.owner, "documents").text();
    const std::string there =
        scene.as_owner.get(documents_address + ("/components/" + second)).json()["folder"];
    const auto document = scene.document("Advice", "Words.");
    EXPECT_EQ(scene.move("documents", document, there).code(), "documents.other_section");
    EXPECT_EQ(scene.move("documents", document, elsewhere.top).status, 404U);
}

TEST_P(Documents, ADeletedFolderTakesEverythingAlongAndBringsItBack) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers"), inner = scene.folder("Inner", folder);
    const auto document = scene.document("Advice", "Words.", inner);
    EXPECT_EQ(scene.as_owner.del(object_path(scene.top)).code(), "documents.section_folder");
    ASSERT_EQ(scene.as_owner.del(object_path(folder)).status, 200U);
    EXPECT_EQ(scene.as_reader.get(document_path(document)).status, 404U);
    EXPECT_EQ(scene.as_reader.get(folder_path(inner)).status, 404U);
    ASSERT_EQ(scene.as_owner.post(object_path(folder, "/restoration"), json::object()).status, 200U);
    EXPECT_EQ(scene.as_reader.get(document_path(document)).status, 200U);
}

TEST_P(Documents, WhatComesBackBeforeItsFolderStandsInTheSectionsOwn) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto document = scene.document("Advice", "Words.", folder);
    ASSERT_EQ(scene.as_owner.del(object_path(document)).status, 200U);
    ASSERT_EQ(scene.as_owner.del(object_path(folder)).status, 200U);
    ASSERT_EQ(scene.as_owner.post(object_path(document, "/restoration"), json::object()).status, 200U);
    EXPECT_EQ(DocumentsScene::titles(scene.entries(scene.as_reader, scene.top)),
        std::vector<std::string>{"Advice"});
}

TEST_P(Documents, ARestrictedFolderHidesWhatIsMovedIntoIt) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Private");
    const auto restricted = scene.as_owner.put(object_path(folder, "/restriction"),
        {{"inherit", false},
            {"people", json::array({{{"person", scene.owner.id.text()}, {"role", "owner"}}})},
            {"groups", json::array()}});
    ASSERT_EQ(restricted.status, 200U) << restricted.body;
    const auto document = scene.document("Advice", "Words.");
    EXPECT_EQ(scene.as_reader.get(document_path(document)).status, 200U);
    ASSERT_EQ(scene.move("documents", document, folder).status, 200U);
    EXPECT_EQ(scene.as_reader.get(document_path(document)).status, 404U);
    EXPECT_FALSE(scene.as_reader.get(documents_address + ("/components/" + scene.section + "/entries"))
            .body.contains("Private"));
}

TEST_P(Documents, ALongFolderIsListedPageByPageWithoutGapsOrRepeats) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Many");
    std::set<std::string> made;
    for (int number = 0; number < 103; ++number)
        made.insert(scene.folder(number % 2 == 0 ? "Same title" : "Title " + std::to_string(number), folder));
    const auto first = scene.as_reader.get(folder_path(folder, "/entries")).json();
    ASSERT_EQ(first["items"].size(), 100U);
    const auto second =
        scene.as_reader.get(folder_path(folder, "/entries?after=" + first["next"].get<std::string>())).json();
    EXPECT_EQ(second["items"].size(), 3U) << second;
    EXPECT_EQ(second["next"], "");
    for (const auto& list : {first["items"], second["items"]})
        for (const auto& entry : list)
            EXPECT_EQ(made.erase(entry["id"]), 1U) << entry;
    EXPECT_TRUE(made.empty());
}

TEST_P(Documents, AFolderHoldsFilesForThoseWhoSeeIt) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    scene.file(folder, "minutes.txt", "text");
    const auto listed = scene.as_reader.get(object_path(folder, "/files")).json()["items"];
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0]["name"], "minutes.txt");
    EXPECT_EQ(scene.as_reader.post("/api/v1/uploads", {{"object", folder}, {"name", "mine.txt"}, {"size", 4}})
                  .status,
        403U);
}

TEST_P(Documents, AnOpenSpacePrintsFoldersAndPublishedDocumentsForEverybody) {
    DocumentsScene scene{host(), access::SpaceKind::public_space};
    const auto folder = scene.folder("Open papers");
    const auto document = scene.document("Our plan", "We *plan*.", folder);
    scene.document("Not yet", "", folder);
    auto visitor = host().browser();
    const auto front = "/p/" + scene.furnish.slug_of(scene.space) + "/documents";
    EXPECT_TRUE(visitor.get(front).body.contains("Open papers"));
    const auto in_folder = visitor.get(visitor.get(front + "/" + folder).header("Location")).body;
    EXPECT_TRUE(in_folder.contains("Our plan")) << in_folder;
    EXPECT_FALSE(in_folder.contains("Not yet")) << in_folder;
    const auto shown = visitor.get(visitor.get(front + "/" + document).header("Location"));
    EXPECT_TRUE(shown.body.contains("We <em>plan</em>.")) << shown.body;
}

TEST_P(Documents, TwoMovesAtOnceNeverMakeACircle) {
    DocumentsScene scene{host()};
    for (int round = 0; round < 5; ++round) {
        const auto one = scene.folder("One"), two = scene.folder("Two");
        unsigned first = 0, second = 0;
        {
            const std::jthread left{[&] { first = scene.move("folders", one, two).status; }};
            const std::jthread right{
                [&] { second = scene.as_editor.put(folder_path(two, "/place"), {{"to", one}}).status; }};
        }
        EXPECT_EQ((first == 200U) + (second == 200U), 1) << first << " and " << second;
    }
}

TEST_P(Documents, ARenamedFolderAndDocumentAreListedUnderTheirNewTitles) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto document = scene.document("Advice", "Words.");
    EXPECT_EQ(scene.as_editor.put(folder_path(folder, "/title"), {{"title", "Archive"}}).status, 200U);
    const auto renamed = scene.as_editor.put(
        document_path(document, "/title"), {{"title", "Submission"}}, {{"If-Match", "\"1.x\""}});
    EXPECT_EQ(renamed.status, 200U) << renamed.body;
    EXPECT_EQ(DocumentsScene::titles(scene.entries(scene.as_reader, scene.top)),
        (std::vector<std::string>{"Archive", "Submission"}));
    EXPECT_EQ(scene.as_reader.get(object_path(document, "/revisions")).json()["items"].size(), 2U);
}

}} // namespace folkmoot
