#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using nlohmann::json;

FOLKMOOT_HOST_TEST(SpaceState);

std::string at(const kit::WikiScene& scene, const std::string& rest = "") {
    return "/api/v1/spaces/" + scene.space.text() + rest;
}
json to(const char* state) {
    return {{"state", state}, {"reason", "The review has ended"}};
}

TEST_P(SpaceState, FrozenIsReadByAllWrittenByNobodyAndSaysSo) {
    kit::WikiScene scene{host()};
    const auto page = scene.page("Charter", "Words");
    EXPECT_EQ(scene.as_editor.put(at(scene, "/state"), to("frozen")).status, 403U);
    EXPECT_EQ(scene.as_owner.put(at(scene, "/state"), {{"state", "frozen"}, {"reason", ""}}).status, 422U);
    ASSERT_EQ(scene.as_owner.put(at(scene, "/state"), to("frozen")).status, 200U);
    const auto space = scene.as_editor.get(at(scene)).json();
    EXPECT_EQ(space["state"], "frozen");
    EXPECT_EQ(space["rest"]["reason"], "The review has ended");
    EXPECT_EQ(space["rest"]["by"]["id"], scene.owner.id.text());
    EXPECT_EQ(scene.as_editor.get(kit::page_path(page)).status, 200U);
    for (auto* who : {&scene.as_owner, &scene.as_editor}) {
        const auto refused = who->post(kit::object_path(page, "/comments"), {{"text", "A word"}});
        EXPECT_EQ(refused.status, 403U);
        EXPECT_EQ(refused.json()["code"], "access.space_frozen") << refused.body;
    }
    ASSERT_EQ(scene.as_owner.put(at(scene, "/state"), to("open")).status, 200U);
    EXPECT_TRUE(scene.as_editor.get(at(scene)).json()["rest"].is_null());
    EXPECT_EQ(scene.as_editor.post(kit::object_path(page, "/comments"), {{"text", "A word"}}).status, 200U);
}

TEST_P(SpaceState, FrozenLetsWhoAskedSeeHowFarItHasCome) {
    kit::WikiScene scene{host()};
    const auto page = scene.page("Charter", "Words");
    const auto asked = scene.as_owner.post(kit::object_path(page, "/asks"),
        {{"kind", "comment"}, {"people", {scene.editor.id.text()}}, {"lanes", json::array()}, {"note", ""},
            {"groups", json::array()}, {"organisations", json::array()},
            {"on", to_rfc3339(host().clock().now() + std::chrono::days{7}).substr(0, 10)},
            {"zone", "Europe/London"}});
    ASSERT_EQ(asked.status, 200U) << asked.body;
    const auto ask = "/api/v1/asks/" + asked.json()["id"].get<std::string>();
    ASSERT_EQ(scene.as_owner.put(at(scene, "/state"), to("frozen")).status, 200U);
    EXPECT_EQ(scene.as_owner.get(ask).status, 200U);
    EXPECT_EQ(scene.as_owner.get(kit::object_path(page, "/asks")).json()["items"].size(), 1U);
    EXPECT_EQ(scene.as_editor.get(ask).status, 404U);
    const auto ended = scene.as_owner.put(ask + "/ending", {{"ending", "closed"}});
    EXPECT_EQ(ended.status, 403U);
    EXPECT_EQ(ended.json()["code"], "access.space_frozen") << ended.body;
}

TEST_P(SpaceState, ArchivedStandsInNoListAndIsFoundByWhoAsks) {
    kit::WikiScene scene{host()};
    const auto id = scene.space.text();
    ASSERT_EQ(scene.as_owner.put(at(scene, "/state"), to("archived")).status, 200U);
    EXPECT_FALSE(scene.as_editor.get("/api/v1/spaces").body.contains(id));
    EXPECT_FALSE(scene.as_editor.get("/api/v1/home").body.contains(id));
    EXPECT_TRUE(scene.as_editor.get("/api/v1/spaces?archived=true").body.contains(id));
    EXPECT_EQ(scene.as_editor.get(at(scene)).json()["state"], "archived");
    const auto refused =
        scene.as_editor.post("/api/v1/wiki/pages", {{"component", scene.wiki.text()}, {"title", "Too late"}});
    EXPECT_EQ(refused.json()["code"], "access.space_archived") << refused.body;
}

TEST_P(SpaceState, AnUploadBegunBeforeIsNotCompletedAfterwards) {
    kit::WikiScene scene{host()};
    const auto page = scene.page("Plans", "Words");
    const auto begun =
        scene.as_owner.post("/api/v1/uploads", {{"object", page}, {"name", "plan.txt"}, {"size", 0}});
    ASSERT_EQ(begun.status, 200U) << begun.body;
    ASSERT_EQ(scene.as_owner.put(at(scene, "/state"), to("frozen")).status, 200U);
    const auto completed = scene.as_owner.post(
        "/api/v1/uploads/" + begun.json()["id"].get<std::string>() + "/completion", json::object());
    EXPECT_EQ(completed.status, 403U) << completed.body;
}

TEST_P(SpaceState, TheOwnerWhoHandsOverMayLeaveAndTheLastOneMayNot) {
    kit::WikiScene scene{host()};
    const auto last = scene.as_owner.post(at(scene, "/departure"), {{"reason", "A new post"}});
    EXPECT_EQ(last.json()["code"], "access.last_owner") << last.body;
    const auto ends = scene.as_owner.post(at(scene, "/members"),
        {{"person", scene.owner.id.text()}, {"role", "owner"}, {"until", "2099-01-02T03:04:05.000000Z"}});
    EXPECT_EQ(ends.json()["code"], "access.last_owner") << ends.body;
    const auto guest = scene.furnish.guest("Gwen Guest", scene.owner);
    const auto owner_of = [&] { return scene.as_editor.get(at(scene)).json()["owner"]["id"]; };
    EXPECT_EQ(scene.as_owner.put(at(scene, "/owner"), {{"person", guest.id.text()}, {"reason", "Why not"}})
                  .json()["fields"][0]["path"],
        "person");
    EXPECT_EQ(
        scene.as_editor.put(at(scene, "/owner"), {{"person", scene.editor.id.text()}, {"reason", "Mine"}})
            .status,
        403U);
    const auto heir = scene.furnish.staff("Heledd Heir");
    ASSERT_EQ(
        scene.as_owner.put(at(scene, "/owner"), {{"person", heir.id.text()}, {"reason", "Moving on"}}).status,
        200U);
    EXPECT_EQ(owner_of(), heir.id.text());
    ASSERT_EQ(scene.as_owner.post(at(scene, "/departure"), {{"reason", "A new post"}}).status, 200U);
    EXPECT_EQ(scene.as_owner.get(at(scene)).status, 404U);
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    EXPECT_EQ(as_reader.post(at(scene, "/departure"), json::object()).status, 200U);
    EXPECT_EQ(as_reader.get(at(scene)).status, 404U);
}

TEST_P(SpaceState, WhereTheOwnerWhoAnswersForItIsTakenAwayAnotherDoes) {
    kit::WikiScene scene{host()};
    const auto second = scene.furnish.staff("Siwan Second");
    scene.furnish.role(second, "owner", scene.space);
    auto as_second = scene.furnish.sign_in(second);
    ASSERT_EQ(as_second.del(at(scene, "/members/" + scene.owner.id.text())).status, 200U);
    EXPECT_EQ(as_second.get(at(scene)).json()["owner"]["id"], second.id.text());
}

}} // namespace folkmoot
