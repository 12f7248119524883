#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(Finding);

bool finds(kit::Browser& who, const std::string& words, const std::string& page) {
    const auto answer = who.get("/api/v1/search?q=" + words);
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.body.contains("\"" + page + "\"");
}

TEST_P(Finding, WhatWasPublishedIsFoundWithinASecond) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The zephyrine estuary fills twice a day.");
    EXPECT_TRUE(kit::soon([&] { return finds(scene.as_editor, "zephyrine", page); }, 1s));
    scene.publish(scene.as_owner, page, "Tides", "The quiet estuary fills twice a day.", 1);
    EXPECT_TRUE(kit::soon([&] { return !finds(scene.as_editor, "zephyrine", page); }, 1s));
}

TEST_P(Finding, NobodyFindsWhatIsHiddenFromThem) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The xanthic sands.");
    auto stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    ASSERT_TRUE(kit::soon([&] { return finds(scene.as_owner, "xanthic", page); }));
    EXPECT_FALSE(finds(stranger, "xanthic", page));
    EXPECT_EQ(stranger.get("/api/v1/search?q=xanthic").json()["count"], "0");
    EXPECT_EQ(stranger.get("/api/v1/search?q=xanthik").json()["suggestion"], "") << "nor is it suggested";
}

TEST_P(Finding, ATagAloneFindsAllThatHasItForWhoeverSeesIt) {
    WikiScene scene{host()};
    const auto older = scene.page("Tides", "Twice a day."), newer = scene.page("Sands", "Quick.");
    for (const auto& page : {older, newer})
        EXPECT_EQ(
            scene.as_owner.put("/api/v1/objects/" + page + "/tags", {{"tags", {"shore"}}}).status, 200U);
    const auto tagged = [](kit::Browser& who) { return who.get("/api/v1/search?tag=shore").json()["items"]; };
    ASSERT_TRUE(kit::soon([&] { return tagged(scene.as_editor).size() == 2; }));
    EXPECT_EQ(tagged(scene.as_editor)[0]["object"]["id"], newer) << "the newest first";
    auto stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    EXPECT_EQ(tagged(stranger).size(), 0U);
    EXPECT_EQ(scene.as_editor.get("/api/v1/search?tag=sea").json()["items"].size(), 0U);
}

TEST_P(Finding, WhatIsDeletedOrRestrictedIsFoundNoMoreAtOnce) {
    WikiScene scene{host()};
    const auto gone = scene.page("Gone", "The wobegon marsh."), kept = scene.page("Kept", "The wobegon fen.");
    ASSERT_TRUE(kit::soon(
        [&] { return finds(scene.as_editor, "wobegon", gone) && finds(scene.as_editor, "wobegon", kept); }));
    scene.as_owner.del("/api/v1/objects/" + gone);
    EXPECT_FALSE(finds(scene.as_editor, "wobegon", gone))
        << "hits are checked in the store, whatever the index says";
    const auto limited = scene.as_owner.put("/api/v1/objects/" + kept + "/restriction",
        {{"inherit", false}, {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}},
            {"groups", nlohmann::json::array()}});
    EXPECT_EQ(limited.status, 200U) << limited.body;
    EXPECT_FALSE(finds(scene.as_editor, "wobegon", kept));
}

}} // namespace folkmoot
