#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using namespace std::string_literals;

using kit::page_path;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(Hidden);

/// Everything of an answer but what names the request itself.
std::string without_request(const kit::Answer& answer) {
    auto body = answer.json();
    if (body.is_object()) body.erase("request_id");
    return std::to_string(answer.status) + " " + body.dump();
}

std::string restrict_to_owner(WikiScene& scene, const std::string& page) {
    const auto answer = scene.as_owner.put("/api/v1/objects/" + page + "/restriction",
        {{"inherit", false}, {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}},
            {"groups", nlohmann::json::array()}});
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return page;
}

TEST_P(Hidden, ARestrictedPageAnswersOthersExactlyAsOneThatIsNotThere) {
    WikiScene scene{host()};
    const auto secret = restrict_to_owner(scene, scene.page("The secret plan", "Nobody knows."));
    const std::string missing = ObjectId{host().house().ids().next()}.text();
    EXPECT_EQ(scene.as_owner.get(page_path(secret)).status, 200U);
    for (const auto* rest : {"", "/links"}) {
        const auto hidden = scene.as_editor.get(page_path(secret, rest));
        EXPECT_EQ(hidden.status, 404U) << rest;
        EXPECT_EQ(without_request(hidden), without_request(scene.as_editor.get(page_path(missing, rest))))
            << rest;
    }
    for (const auto* rest : {"", "/revisions", "/revisions/1", "/access", "/files", "/draft", "/export"})
        EXPECT_EQ(without_request(scene.as_editor.get("/api/v1/objects/" + secret + rest)),
            without_request(scene.as_editor.get("/api/v1/objects/" + missing + rest)))
            << rest;
}

TEST_P(Hidden, ARestrictedPageAndAllBelowItIsInNoList) {
    WikiScene scene{host()};
    const auto secret = scene.page("The secret plan", "Nobody knows.");
    const auto below = scene.page("A secret below", "Nobody knows this either.", secret);
    const auto open = scene.page("Open", "See [[The secret plan]].");
    restrict_to_owner(scene, secret);
    const auto space = "/api/v1/spaces/" + scene.space.text();
    const auto wiki = "/api/v1/wiki/components/" + scene.wiki.text();
    for (const auto& path :
        {space + "/news", space + "/bin", wiki + "/pages", wiki + "/titles?q=secret", "/api/v1/home"s,
            "/api/v1/search?q=secret"s, "/api/v1/search/quick?q=secret"s, page_path(open, "/links")}) {
        const auto answer = scene.as_editor.get(path);
        EXPECT_EQ(answer.status, 200U) << path << answer.body;
        for (const auto& hidden : {secret, below})
            EXPECT_FALSE(answer.body.contains(hidden)) << path << ": " << answer.body;
    }
    const auto shown = scene.as_editor.get(page_path(open)).body;
    EXPECT_FALSE(shown.contains(secret)) << shown;
}

TEST_P(Hidden, WhoWouldLoseSightOfItIsSaidBefore) {
    WikiScene scene{host()};
    const auto page = scene.page("The plan", "Text.");
    const auto preview = scene.as_owner.post("/api/v1/objects/" + page + "/restriction-preview",
        {{"inherit", false}, {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}},
            {"groups", nlohmann::json::array()}});
    ASSERT_EQ(preview.status, 200U) << preview.body;
    ASSERT_EQ(preview.json()["lose"].size(), 1U) << preview.body;
    EXPECT_EQ(preview.json()["lose"][0]["id"], scene.editor.id.text());
}

TEST_P(Hidden, ARestrictionGivesBackWhomItNames) {
    WikiScene scene{host()};
    const auto page = scene.page("The plan", "Text.");
    const auto path = "/api/v1/objects/" + page + "/restriction";
    EXPECT_EQ(scene.as_owner.get(path).json(),
        (nlohmann::json{{"inherit", true}, {"items", nlohmann::json::array()}}));
    const auto department = scene.furnish.organisation("Department of Tides").text();
    const auto given = scene.as_owner.put(path,
        {{"inherit", false}, {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}},
            {"organisations", {{{"organisation", department}, {"role", "reader"}}}}});
    ASSERT_EQ(given.status, 200U) << given.body;
    const auto rules = scene.as_owner.get(path).json();
    EXPECT_FALSE(rules["inherit"].get<bool>());
    ASSERT_EQ(rules["items"].size(), 2U) << rules;
    EXPECT_EQ(rules["items"][0]["kind"], "person");
    EXPECT_EQ(rules["items"][1]["kind"], "organisation");
    EXPECT_EQ(rules["items"][1]["who"]["id"], department);
    EXPECT_EQ(rules["items"][1]["role"], "reader");
}

TEST_P(Hidden, ARestrictionThatIsSentBackAsItWasReadChangesNothing) {
    WikiScene scene{host()};
    const auto page = scene.page("The plan", "Text.");
    const auto path = "/api/v1/objects/" + page + "/restriction";
    const auto department = scene.furnish.organisation("Department of Tides").text();
    const nlohmann::json until = "2099-01-02T03:04:05.000000Z";
    const nlohmann::json said{{"inherit", false},
        {"people",
            {{{"person", scene.owner.id.text()}, {"role", "owner"}},
                {{"person", scene.editor.id.text()}, {"role", "reader"}, {"capacity", department},
                    {"until", until}}}},
        {"organisations", {{{"organisation", department}, {"role", "reader"}, {"until", until}}}}};
    ASSERT_EQ(scene.as_owner.put(path, said).status, 200U);
    const auto rules = scene.as_owner.get(path).json();
    const auto& items = rules["items"];
    ASSERT_EQ(items.size(), 3U) << rules;
    EXPECT_TRUE(items[0]["until"].is_null());
    EXPECT_EQ(items[1]["capacity"], department);
    EXPECT_EQ(items[1]["until"], items[2]["until"]);
    nlohmann::json again{
        {"inherit", false}, {"people", nlohmann::json::array()}, {"organisations", nlohmann::json::array()}};
    for (const auto& item : items) {
        const auto kind = item["kind"].get<std::string>();
        nlohmann::json entry{{kind, item["who"]["id"]}, {"role", item["role"]}, {"until", item["until"]}};
        if (kind == "person") entry["capacity"] = item["capacity"];
        again[kind == "person" ? "people" : "organisations"].push_back(entry);
    }
    ASSERT_EQ(scene.as_owner.put(path, again).status, 200U);
    EXPECT_EQ(scene.as_owner.get(path).json(), rules);
}

TEST_P(Hidden, APageThatWasNeverPublishedIsAbsentForReaders) {
    WikiScene scene{host()};
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    const auto page = scene.page("Not ready");
    EXPECT_EQ(as_reader.get(page_path(page)).status, 404U);
    EXPECT_FALSE(
        as_reader.get("/api/v1/wiki/components/" + scene.wiki.text() + "/pages").body.contains("Not ready"));
    scene.publish(scene.as_owner, page, "Not ready", "Ready now.", 0);
    EXPECT_EQ(as_reader.get(page_path(page)).status, 200U);
}

TEST_P(Hidden, WhoeverLosesTheRoleLosesTheSightAtOnce) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "Text.");
    EXPECT_EQ(scene.as_editor.get(page_path(page)).status, 200U);
    EXPECT_EQ(
        scene.as_owner.del("/api/v1/spaces/" + scene.space.text() + "/members/" + scene.editor.id.text())
            .status,
        200U);
    EXPECT_EQ(scene.as_editor.get(page_path(page)).status, 404U);
}

}} // namespace folkmoot
