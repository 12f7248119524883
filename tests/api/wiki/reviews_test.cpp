// Texts that are to be looked at again by a day, and whoever looks after them.
#include "kit/furnish.hpp"

namespace folkmoot {
namespace {

using namespace std::chrono_literals;
using kit::object_path;
using kit::WikiScene;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Reviews);

struct ReviewScene : WikiScene {
    explicit ReviewScene(kit::TestHost& host)
        : WikiScene(host)
        , reader(furnish.staff("Rhys Reader"))
        , as_reader((furnish.role(reader, "reader", space), furnish.sign_in(reader)))
        , text(page("Opening hours", "Nine to five.")) { }

    std::string day(std::chrono::days later) {
        return to_rfc3339(furnish.host().clock().now() + later).substr(0, 10);
    }
    json plan(const std::string& on, int every = 0) {
        return {{"keeper", editor.id.text()}, {"on", on}, {"zone", "Europe/London"}, {"every_months", every}};
    }
    kit::Answer put(const json& plan) { return as_owner.put(object_path(text, "/review"), plan); }
    json review() { return as_owner.get(object_path(text, "/review")).json()["review"]; }
    bool to_review(kit::Browser& who) {
        return who.get("/api/v1/wiki/pages/" + text).json()["to_review"].get<bool>();
    }
    json due(kit::Browser& who) { return who.get("/api/v1/home").json()["reviews"]; }

    kit::Account reader;
    kit::Browser as_reader;
    std::string text;
};

} // namespace

TEST_P(Reviews, IsOnItsKeepersHomeAFortnightBeforeItsDayAndOnNobodyElses) {
    ReviewScene scene{host()};
    ASSERT_EQ(scene.put(scene.plan(scene.day(std::chrono::days{15}))).status, 200U);
    EXPECT_EQ(scene.due(scene.as_editor), json::array());
    EXPECT_FALSE(scene.to_review(scene.as_editor));
    ASSERT_EQ(scene.put(scene.plan(scene.day(std::chrono::days{13}))).status, 200U);
    EXPECT_TRUE(scene.to_review(scene.as_editor));
    EXPECT_FALSE(scene.to_review(scene.as_reader)) << "readers see nothing of this";
    const auto due = scene.due(scene.as_editor);
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0]["object"]["title"], "Opening hours");
    EXPECT_EQ(due[0]["due"]["on"], scene.day(std::chrono::days{13}));
    EXPECT_EQ(due[0]["overdue"], false);
    EXPECT_EQ(scene.due(scene.as_owner), json::array());
    const auto review = scene.review();
    EXPECT_EQ(review["keeper"]["id"], scene.editor.id.text());
    EXPECT_EQ(review["reviewed"], nullptr);
}

TEST_P(Reviews, ComesAgainSoManyMonthsAfterTheDayThatWasSet) {
    ReviewScene scene{host()};
    const auto on = scene.day(std::chrono::days{3});
    ASSERT_EQ(scene.put(scene.plan(on, 6)).status, 200U);
    const auto answer = scene.as_editor.post(object_path(scene.text, "/review/done"), json::object());
    ASSERT_EQ(answer.status, 200U) << answer.body;
    const auto review = answer.json()["review"];
    EXPECT_GT(review["due"]["on"].get<std::string>(), scene.day(std::chrono::days{170}));
    EXPECT_LT(review["due"]["on"].get<std::string>(), scene.day(std::chrono::days{195}));
    EXPECT_EQ(review["reviewed_by"]["id"], scene.editor.id.text());
    EXPECT_EQ(scene.due(scene.as_editor), json::array());
}

TEST_P(Reviews, IsOverWhenItWasToBeDoneOnceAndWhenNobodyWantsItAnyMore) {
    ReviewScene scene{host()};
    const auto path = object_path(scene.text, "/review");
    ASSERT_EQ(scene.put(scene.plan(scene.day(std::chrono::days{3}))).status, 200U);
    EXPECT_EQ(scene.as_editor.post(path + "/done", json::object()).json()["review"], nullptr);
    EXPECT_EQ(scene.as_editor.post(path + "/done", json::object()).status, 404U);
    ASSERT_EQ(scene.put(scene.plan(scene.day(std::chrono::days{3}), 12)).status, 200U);
    EXPECT_EQ(scene.as_owner.del(path).status, 200U);
    EXPECT_EQ(scene.review(), nullptr);
    EXPECT_EQ(scene.as_owner.del(path).status, 404U);
}

TEST_P(Reviews, AreForThoseWhoMayWriteTheTextAlone) {
    ReviewScene scene{host()};
    const auto path = object_path(scene.text, "/review");
    ASSERT_EQ(scene.put(scene.plan(scene.day(std::chrono::days{3}))).status, 200U);
    EXPECT_EQ(scene.as_reader.get(path).status, 403U);
    EXPECT_EQ(scene.as_reader.put(path, scene.plan(scene.day(std::chrono::days{3}))).status, 403U);
    auto plan = scene.plan(scene.day(std::chrono::days{3}));
    plan["keeper"] = scene.reader.id.text();
    const auto refused = scene.put(plan);
    EXPECT_EQ(refused.status, 422U) << refused.body;
    EXPECT_TRUE(refused.body.contains("keeper")) << refused.body;
    // Whoever may not write it any more is not asked to look at it.
    ASSERT_EQ(scene.due(scene.as_editor).size(), 1U);
    ASSERT_EQ(scene.as_owner.del("/api/v1/objects/" + scene.text).status, 200U);
    EXPECT_EQ(scene.due(scene.as_editor), json::array());
}

TEST_P(Reviews, RefusesDaysAndStepsThatThereAreNot) {
    ReviewScene scene{host()};
    for (const auto& on :
        {std::string{"2026-02-30"}, std::string{"2001-01-01"}, scene.day(std::chrono::days{800})})
        EXPECT_EQ(scene.put(scene.plan(on)).status, 422U) << on;
    EXPECT_EQ(scene.put(scene.plan(scene.day(std::chrono::days{3}), 61)).status, 422U);
    EXPECT_EQ(scene.put(scene.plan(scene.day(std::chrono::days{3}), -1)).status, 422U);
    EXPECT_EQ(scene.review(), nullptr);
}

} // namespace folkmoot
