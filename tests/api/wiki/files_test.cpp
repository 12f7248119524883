#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using kit::WikiScene;

FOLKMOOT_HOST_TEST(Files);

std::string text_of(std::size_t size) {
    std::string text(size, ' ');
    for (std::size_t at = 0; at < size; ++at)
        text[at] = static_cast<char>('a' + (at * 31 + at / 977) % 26);
    return text;
}

kit::Answer send(kit::Browser& who, const std::string& upload, std::size_t offset, const std::string& piece) {
    return who.send("PUT", "/api/v1/uploads/" + upload + "?offset=" + std::to_string(offset), piece,
        {{"Content-Type", "application/octet-stream"}});
}

kit::Answer begin(kit::Browser& who, const std::string& page, const std::string& name, std::size_t size) {
    return who.post("/api/v1/uploads", {{"object", page}, {"name", name}, {"size", size}});
}

std::string upload_whole(
    kit::Browser& who, const std::string& page, const std::string& name, const std::string& content) {
    const auto upload = begin(who, page, name, content.size());
    EXPECT_EQ(upload.status, 200U) << upload.body;
    EXPECT_EQ(send(who, upload.id(), 0, content).status, 200U);
    const auto done = who.post("/api/v1/uploads/" + upload.id() + "/completion", nlohmann::json::object());
    EXPECT_EQ(done.status, 200U) << done.body;
    return done.id();
}

TEST_P(Files, AnUploadThatBrokeOffGoesOnWhereItStood) {
    WikiScene scene{host()};
    const auto page = scene.page("Figures", "Text.");
    const auto view = begin(scene.as_owner, page, "figures.csv", 5'000'000);
    ASSERT_EQ(view.status, 200U) << view.body;
    const auto upload = view.id();
    const auto chunk = view.json()["chunk"].get<std::size_t>();
    const auto content = text_of(5'000'000);
    EXPECT_EQ(send(scene.as_owner, upload, 0, content.substr(0, chunk)).status, 200U);
    EXPECT_EQ(send(scene.as_owner, upload, 7, content.substr(0, chunk)).status, 409U)
        << "not where it stands";
    auto at = scene.as_owner.get("/api/v1/uploads/" + upload).json()["received"].get<std::size_t>();
    EXPECT_EQ(at, chunk);
    EXPECT_EQ(
        scene.as_owner.post("/api/v1/uploads/" + upload + "/completion", nlohmann::json::object()).status,
        409U)
        << "it is not whole";
    while (at < content.size()) {
        const auto sent = send(scene.as_owner, upload, at, content.substr(at, chunk));
        ASSERT_EQ(sent.status, 200U) << sent.body;
        at = sent.json()["received"].get<std::size_t>();
    }
    const auto file =
        scene.as_owner.post("/api/v1/uploads/" + upload + "/completion", nlohmann::json::object());
    ASSERT_EQ(file.status, 200U) << file.body;
    const auto read = scene.as_editor.get("/api/v1/files/" + file.id() + "/content");
    EXPECT_EQ(read.status, 200U);
    EXPECT_TRUE(read.body == content);
}

TEST_P(Files, CompletingAgainWithTheSameKeyGivesTheSameFile) {
    WikiScene scene{host()};
    const auto upload = begin(scene.as_owner, scene.page("Figures", "Text."), "a.txt", 4);
    EXPECT_EQ(send(scene.as_owner, upload.id(), 0, "text").status, 200U);
    const auto complete = [&] {
        return scene.as_owner.post("/api/v1/uploads/" + upload.id() + "/completion", nlohmann::json::object(),
            {{"Idempotency-Key", "completion-" + upload.id()}});
    };
    const auto first = complete(), second = complete();
    EXPECT_EQ(first.status, 200U) << first.body;
    EXPECT_EQ(second.status, 200U) << second.body;
    EXPECT_EQ(first.id(), second.id());
}

TEST_P(Files, APartOfAFileIsReadAlone) {
    WikiScene scene{host()};
    const auto file = upload_whole(scene.as_owner, scene.page("Figures", "Text."), "a.txt", "0123456789");
    const auto path = "/api/v1/files/" + file + "/content";
    const auto part = scene.as_editor.get(path, {{"Range", "bytes=2-4"}});
    EXPECT_EQ(part.status, 206U);
    EXPECT_EQ(part.body, "234");
    EXPECT_EQ(part.header("Content-Range"), "bytes 2-4/10");
    EXPECT_EQ(scene.as_editor.get(path, {{"Range", "bytes=-3"}}).body, "789");
    EXPECT_EQ(scene.as_editor.get(path, {{"Range", "bytes=10-"}}).status, 416U);
    EXPECT_EQ(scene.as_editor.get(path, {{"Range", "bytes=1-2,4-5"}}).status, 200U);
}

TEST_P(Files, APageFromOutsideIsOnlyEverSaved) {
    WikiScene scene{host()};
    const auto file = upload_whole(scene.as_owner, scene.page("Figures", "Text."), "page.html",
        "<!doctype html><script>alert(1)</script>");
    const auto read = scene.as_editor.get("/api/v1/files/" + file + "/content");
    EXPECT_EQ(read.header("Content-Type"), "application/octet-stream");
    EXPECT_TRUE(read.header("Content-Disposition").starts_with("attachment"));
    EXPECT_TRUE(read.header("Content-Security-Policy").contains("sandbox"));
}

TEST_P(Files, AFileIsSeenByWhoeverSeesWhatItBelongsToAndNobodyElse) {
    WikiScene scene{host()};
    const auto page = scene.page("Figures", "Text.");
    const auto file = upload_whole(scene.as_owner, page, "a.txt", "0123456789");
    auto stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    EXPECT_EQ(stranger.get("/api/v1/files/" + file + "/content").status, 404U);
    EXPECT_EQ(stranger.get("/api/v1/objects/" + page + "/files").status, 404U);
    EXPECT_EQ(scene.as_owner.del("/api/v1/objects/" + page).status, 200U);
    EXPECT_EQ(scene.as_editor.get("/api/v1/files/" + file + "/content").status, 404U)
        << "it went along to the bin";
}

TEST_P(Files, AFoundFileLeadsToThePageItBelongsTo) {
    WikiScene scene{host()};
    const auto page = scene.page("Figures", "Text.");
    const auto file = upload_whole(scene.as_owner, page, "quaggy-soundings.txt", "0123456789");
    nlohmann::json hit;
    ASSERT_TRUE(kit::soon([&] {
        for (auto& item : scene.as_editor.get("/api/v1/search?q=quaggy").json()["items"])
            if (item["object"]["id"] == file) hit = item["object"];
        return !hit.is_null();
    }));
    EXPECT_EQ(hit["address"], scene.as_editor.get(kit::page_path(page)).json()["address"]);
}

TEST_P(Files, ARestrictedPageTakesTheNamesOfItsFilesAlong) {
    WikiScene scene{host()};
    const auto page = scene.page("Figures", "Text.");
    const auto file = upload_whole(scene.as_owner, page, "bathypelagic.csv", "1,2");
    const auto finds = [&] {
        return scene.as_editor.get("/api/v1/search?q=bathypelagic").body.contains(file);
    };
    ASSERT_TRUE(kit::soon(finds));
    EXPECT_EQ(
        scene.as_owner
            .put("/api/v1/objects/" + page + "/restriction",
                {{"inherit", false}, {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}},
                    {"groups", nlohmann::json::array()}})
            .status,
        200U);
    EXPECT_FALSE(finds());
    EXPECT_EQ(scene.as_editor.get("/api/v1/objects/" + file).status, 404U);
}

TEST_P(Files, AnUploadBelongsToWhoeverBeganIt) {
    WikiScene scene{host()};
    const auto upload = begin(scene.as_owner, scene.page("Figures", "Text."), "a.txt", 10).id();
    EXPECT_EQ(scene.as_editor.get("/api/v1/uploads/" + upload).status, 404U);
    EXPECT_EQ(send(scene.as_editor, upload, 0, "0123456789").status, 404U);
    EXPECT_EQ(
        scene.as_editor.post("/api/v1/uploads/" + upload + "/completion", nlohmann::json::object()).status,
        404U);
}

TEST_P(Files, MoreThanASiteTakesIsRefusedBeforeAnOctetIsSent) {
    WikiScene scene{host()};
    const auto page = scene.page("Figures", "Text.");
    EXPECT_EQ(begin(scene.as_owner, page, "a.bin", (std::size_t{2} << 30) + 1).status, 413U);
    unsigned status = 200;
    for (int number = 0; number < 21 && status == 200; ++number)
        status = begin(scene.as_owner, page, "a.bin", 10).status;
    EXPECT_EQ(status, 429U) << "one person has twenty uploads at a time";
}

TEST_P(Files, AChunkLongerThanSaidIsRefused) {
    WikiScene scene{host()};
    const auto upload = begin(scene.as_owner, scene.page("Figures", "Text."), "a.txt", 4).id();
    EXPECT_EQ(send(scene.as_owner, upload, 0, "01234567890123456789").status, 413U);
}

}} // namespace folkmoot
