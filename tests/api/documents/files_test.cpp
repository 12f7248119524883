#include "api/documents/documents_scene.hpp"

namespace folkmoot { namespace {

using namespace documents_tests;

FOLKMOOT_HOST_TEST(DocumentFiles);

std::string file_path(const std::string& file, const std::string& rest = {}) {
    return "/api/v1/files/" + file + rest;
}
json listed(DocumentsScene& scene, const std::string& folder) {
    return scene.as_reader.get(object_path(folder, "/files")).json()["items"];
}
kit::Answer restore(kit::Browser& who, const std::string& file, int version) {
    return who.post(file_path(file, "/versions/" + std::to_string(version) + "/restoration"), json::object());
}

TEST_P(DocumentFiles, KeepEveryVersionAndServeTheLatest) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto file = scene.file(folder, "minutes.txt", "first");
    EXPECT_EQ(scene.file(folder, "minutes.txt", "the second", file), file);
    const auto now = listed(scene, folder);
    ASSERT_EQ(now.size(), 1U) << now;
    EXPECT_EQ(now[0]["version"], 2);
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content")).body, "the second");
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content?version=1")).body, "first");
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content?version=3")).code(), "files.no_version");
    const auto versions = scene.as_reader.get(file_path(file, "/versions")).json();
    ASSERT_EQ(versions["items"].size(), 2U) << versions;
    EXPECT_EQ(versions["items"][0]["number"], 2);
    EXPECT_EQ(versions["items"][1]["size"], 5);
    EXPECT_EQ(versions["next"], "");
}

TEST_P(DocumentFiles, ARestoredVersionIsTheNextAndTheOthersStay) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto file = scene.file(folder, "plan.txt", "first");
    scene.file(folder, "plan-b.txt", "second", file);
    EXPECT_EQ(listed(scene, folder)[0]["name"], "plan-b.txt");
    const auto back = restore(scene.as_editor, file, 1);
    ASSERT_EQ(back.status, 200U) << back.body;
    EXPECT_EQ(back.json()["version"], 3);
    EXPECT_EQ(back.json()["name"], "plan.txt") << "it comes back with its name";
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content")).body, "first");
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content?version=2")).body, "second");
    EXPECT_EQ(restore(scene.as_editor, file, 3).json()["version"], 3) << "the latest stays the latest";
    EXPECT_EQ(restore(scene.as_editor, file, 9).status, 404U);
    EXPECT_EQ(restore(scene.as_reader, file, 1).status, 403U);
}

TEST_P(DocumentFiles, AreNotTalkedAboutWithStrangers) {
    DocumentsScene scene{host()};
    const auto file = scene.file(scene.folder("Papers"), "plan.txt", "first");
    auto stranger = host().browser();
    EXPECT_EQ(stranger.get(file_path(file, "/versions")).status, 401U);
    EXPECT_EQ(restore(stranger, file, 1).status, 401U);
}

TEST_P(DocumentFiles, ALongHistoryIsListedPageByPageWithoutGapsOrRepeats) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto file = scene.file(folder, "plan.txt", "first");
    scene.file(folder, "plan.txt", "second", file);
    for (int next = 3; next <= 103; ++next)
        ASSERT_EQ(restore(scene.as_owner, file, next % 2 == 0 ? 2 : 1).json()["version"], next);
    const auto first = scene.as_reader.get(file_path(file, "/versions")).json();
    ASSERT_EQ(first["items"].size(), 100U);
    EXPECT_EQ(first["items"][0]["number"], 103);
    const auto rest =
        scene.as_reader.get(file_path(file, "/versions?after=" + first["next"].get<std::string>())).json();
    ASSERT_EQ(rest["items"].size(), 3U) << rest;
    EXPECT_EQ(rest["items"][2]["number"], 1);
    EXPECT_EQ(rest["next"], "");
}

TEST_P(DocumentFiles, AnotherNameIsMadeHarmlessAndFound) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto file = scene.file(folder, "minutes.txt", "words");
    const auto renamed =
        scene.as_editor.put(file_path(file, "/name"), {{"name", "../../etc/zebrafish\u202Etxt.exe"}});
    ASSERT_EQ(renamed.status, 200U) << renamed.body;
    EXPECT_EQ(renamed.json()["name"], "zebrafishtxt.exe");
    EXPECT_EQ(renamed.json()["version"], 1) << "no octet has changed";
    EXPECT_EQ(listed(scene, folder)[0]["name"], "zebrafishtxt.exe");
    EXPECT_EQ(scene.as_reader.get("/api/v1/objects/" + file).json()["object"]["title"], "zebrafishtxt.exe");
    EXPECT_EQ(scene.as_editor.put(file_path(file, "/name"), {{"name", ""}}).status, 422U);
    EXPECT_EQ(scene.as_reader.put(file_path(file, "/name"), {{"name", "mine.txt"}}).status, 403U);
}

TEST_P(DocumentFiles, GoToTheRecycleBinAndComeBackWithAllVersions) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto file = scene.file(folder, "minutes.txt", "first");
    scene.file(folder, "minutes.txt", "second", file);
    EXPECT_EQ(scene.as_reader.del(object_path(file)).status, 403U);
    ASSERT_EQ(scene.as_editor.del(object_path(file)).status, 200U);
    EXPECT_TRUE(listed(scene, folder).empty());
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content?version=1")).status, 404U);
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/versions")).status, 404U);
    EXPECT_EQ(scene.as_editor.put(file_path(file, "/name"), {{"name", "mine.txt"}}).status, 404U);
    ASSERT_EQ(scene.as_editor.post(object_path(file, "/restoration"), json::object()).status, 200U);
    EXPECT_EQ(listed(scene, folder)[0]["version"], 2);
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content?version=1")).body, "first");
}

TEST_P(DocumentFiles, OfADeletedFolderStandInTheBinForNothingAlone) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Papers");
    const auto file = scene.file(folder, "minutes.txt", "first");
    ASSERT_EQ(scene.as_owner.del(object_path(folder)).status, 200U);
    const auto bin = scene.as_owner.get("/api/v1/spaces/" + scene.space.text() + "/bin");
    EXPECT_TRUE(bin.body.contains(folder)) << bin.body;
    EXPECT_FALSE(bin.body.contains(file)) << bin.body;
    ASSERT_EQ(scene.as_owner.post(object_path(folder, "/restoration"), json::object()).status, 200U);
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content")).body, "first");
}

TEST_P(DocumentFiles, AVersionBelongsToTheFileOfThatFolderAlone) {
    DocumentsScene scene{host()};
    const auto one = scene.folder("One"), two = scene.folder("Two");
    const auto file = scene.file(one, "minutes.txt", "first");
    const auto upload = scene.as_owner.post(
        "/api/v1/uploads", {{"object", two}, {"name", "minutes.txt"}, {"size", 0}, {"file", file}});
    EXPECT_EQ(upload.code(), "files.not_found") << upload.body;
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content")).body, "first");
}

TEST_P(DocumentFiles, ARestrictedFolderHidesTheVersionsOfItsFiles) {
    DocumentsScene scene{host()};
    const auto folder = scene.folder("Private");
    const auto file = scene.file(folder, "minutes.txt", "first");
    ASSERT_EQ(scene.as_reader.get(file_path(file, "/versions")).status, 200U);
    const auto restricted = scene.as_owner.put(object_path(folder, "/restriction"),
        {{"inherit", false},
            {"people", json::array({{{"person", scene.owner.id.text()}, {"role", "owner"}}})},
            {"groups", json::array()}});
    ASSERT_EQ(restricted.status, 200U) << restricted.body;
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/versions")).status, 404U);
    EXPECT_EQ(scene.as_reader.get(file_path(file, "/content?version=1")).status, 404U);
    EXPECT_EQ(restore(scene.as_editor, file, 1).status, 404U);
}

}} // namespace folkmoot
