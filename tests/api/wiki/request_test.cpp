#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using kit::Browser;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(Requests);

TEST_P(Requests, AChangeFromAnotherOriginIsRefused) {
    WikiScene scene{host()};
    const nlohmann::json page{{"component", scene.wiki.text()}, {"title", "Foreign"}};
    for (const auto* origin : {"https://evil.example", "null", "http://folkmoot.test.evil.example", ""})
        EXPECT_EQ(scene.as_owner.post("/api/v1/wiki/pages", page, {{"Origin", origin}}).status, 403U)
            << origin;
    EXPECT_EQ(scene.as_owner.post("/api/v1/wiki/pages", page).status, 200U);
}

TEST_P(Requests, AChangeWithoutTheSessionsTokenIsRefused) {
    WikiScene scene{host()};
    const nlohmann::json page{{"component", scene.wiki.text()}, {"title", "No token"}};
    for (const auto& token : {std::string{}, std::string{"0"}, scene.as_editor.token()})
        EXPECT_EQ(
            scene.as_owner.post("/api/v1/wiki/pages", page, {{"X-Folkmoot-Token", token}}).status, 403U);
}

TEST_P(Requests, ABodyThatIsNotSaidToBeJsonIsRefused) {
    WikiScene scene{host()};
    const auto body = nlohmann::json{{"component", scene.wiki.text()}, {"title", "Form"}}.dump();
    for (const auto* type : {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
        EXPECT_EQ(
            scene.as_owner.send("POST", "/api/v1/wiki/pages", body, {{"Content-Type", type}}).status, 415U)
            << type;
}

TEST_P(Requests, EverythingThatIsWrongIsSaidAtOnce) {
    WikiScene scene{host()};
    const auto answer = scene.as_owner.post(
        "/api/v1/wiki/pages", {{"component", "no id"}, {"title", ""}, {"parent", 7}, {"owner", "me"}});
    EXPECT_EQ(answer.status, 422U);
    std::vector<std::string> paths;
    const auto fields = answer.json()["fields"];
    for (const auto& field : fields)
        paths.push_back(field["path"]);
    EXPECT_THAT(paths, testing::UnorderedElementsAre("component", "title", "parent", "owner"));
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
}

TEST_P(Requests, WhatIsNotJsonIsMalformed) {
    WikiScene scene{host()};
    for (const auto* body : {"{", "[]", "\"\"", "{\"title\":\"a\",\"title\":\"b\"}", "{\"title\":\"\xff\"}"})
        EXPECT_EQ(scene.as_owner.send("POST", "/api/v1/wiki/pages", body).status, 400U) << body;
}

TEST_P(Requests, AProblemIsToldInTheReadersLanguage) {
    auto browser = host().browser();
    const auto english = browser.get("/api/v1/home", {{"Accept-Language", "en"}}).json();
    const auto welsh = browser.get("/api/v1/home", {{"Accept-Language", "cy, en;q=0.5"}}).json();
    EXPECT_EQ(english["code"], "identity.sign_in_first");
    EXPECT_EQ(welsh["code"], english["code"]);
    EXPECT_NE(welsh["title"], english["title"]);
}

TEST_P(Requests, AnAddressThatNobodyHasIsNotFoundAndAWrongMethodIsTold) {
    auto browser = host().browser();
    EXPECT_EQ(browser.get("/api/v1/nothing/here").status, 404U);
    const auto wrong = browser.del("/api/v1/home");
    EXPECT_EQ(wrong.status, 405U);
    EXPECT_EQ(wrong.header("Allow"), "GET");
}

TEST_P(Requests, TheSameKeyGivesTheSameAnswerAndDoesTheWorkOnce) {
    WikiScene scene{host()};
    const Browser::Headers key{{"Idempotency-Key", "key-" + scene.wiki.text()}};
    const nlohmann::json page{{"component", scene.wiki.text()}, {"title", "Only once"}};
    const auto first = scene.as_owner.post("/api/v1/wiki/pages", page, key);
    const auto second = scene.as_owner.post("/api/v1/wiki/pages", page, key);
    ASSERT_EQ(first.status, 200U) << first.body;
    EXPECT_EQ(second.status, 200U) << second.body;
    EXPECT_EQ(first.body, second.body);
}

TEST_P(Requests, TheSameKeyForAnotherRequestIsRefused) {
    WikiScene scene{host()};
    const Browser::Headers key{{"Idempotency-Key", "other-" + scene.wiki.text()}};
    EXPECT_EQ(
        scene.as_owner.post("/api/v1/wiki/pages", {{"component", scene.wiki.text()}, {"title", "One"}}, key)
            .status,
        200U);
    const auto other =
        scene.as_owner.post("/api/v1/wiki/pages", {{"component", scene.wiki.text()}, {"title", "Two"}}, key);
    EXPECT_EQ(other.status, 422U);
    EXPECT_EQ(other.code(), "idempotency.other_request");
}

TEST_P(Requests, AKeyIsThePersonsOwn) {
    WikiScene scene{host()};
    const Browser::Headers key{{"Idempotency-Key", "shared-" + scene.wiki.text()}};
    const auto mine =
        scene.as_owner.post("/api/v1/wiki/pages", {{"component", scene.wiki.text()}, {"title", "Mine"}}, key);
    const auto theirs = scene.as_editor.post(
        "/api/v1/wiki/pages", {{"component", scene.wiki.text()}, {"title", "Theirs"}}, key);
    EXPECT_EQ(theirs.status, 200U) << theirs.body;
    EXPECT_NE(mine.id(), theirs.id());
}

TEST_P(Requests, AnUnchangedAnswerIsNotSentAgain) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    const auto first = scene.as_editor.get(kit::page_path(page));
    const auto tag = first.header("ETag");
    ASSERT_FALSE(tag.empty());
    const auto second = scene.as_editor.get(kit::page_path(page), {{"If-None-Match", tag}});
    EXPECT_EQ(second.status, 304U);
    EXPECT_TRUE(second.body.empty());
    scene.publish(scene.as_owner, page, "Tides", "High water at one.", 1);
    EXPECT_EQ(scene.as_editor.get(kit::page_path(page), {{"If-None-Match", tag}}).status, 200U);
}

TEST_P(Requests, AnAnswerForSomebodyWithOtherRightsHasAnotherTag) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    const auto owner = scene.as_owner.get("/api/v1/objects/" + page);
    const auto editor = scene.as_editor.get("/api/v1/objects/" + page);
    EXPECT_NE(owner.header("ETag"), editor.header("ETag"));
}

TEST_P(Requests, AChangeOfTitleMustSayWhichRevisionItMeans) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    const auto path = kit::page_path(page, "/title");
    EXPECT_EQ(scene.as_owner.put(path, {{"title", "Ebb"}}).status, 428U);
    EXPECT_EQ(scene.as_owner.put(path, {{"title", "Ebb"}}, {{"If-Match", "\"7.x\""}}).status, 412U);
    const auto tag = scene.as_owner.get(kit::page_path(page)).header("ETag");
    EXPECT_EQ(scene.as_owner.put(path, {{"title", "Ebb"}}, {{"If-Match", tag}}).status, 200U);
    EXPECT_EQ(scene.as_owner.put(path, {{"title", "Flow"}}, {{"If-Match", tag}}).status, 412U);
}

TEST_P(Requests, EveryPageOfAListIsSeenOnceAndAForgedCursorIsRefused) {
    WikiScene scene{host()};
    const auto top = scene.page("Harbours");
    std::set<std::string> made;
    for (int number = 0; number < 105; ++number)
        made.insert(scene.page("Harbour " + std::to_string(number), "", top));
    std::set<std::string> seen;
    std::string next;
    const auto path = "/api/v1/wiki/components/" + scene.wiki.text() + "/pages?parent=" + top;
    int pages = 0;
    do {
        const auto list = scene.as_owner.get(path + (next.empty() ? "" : "&after=" + next)).json();
        for (const auto& item : list["items"])
            EXPECT_TRUE(seen.insert(item["id"]).second) << "seen twice: " << item["title"];
        next = list["next"];
    } while (!next.empty() && ++pages < 10);
    EXPECT_EQ(seen, made);

    const std::string cursor = scene.as_owner.get(path).json()["next"];
    EXPECT_EQ(scene.as_editor.get(path + "&after=" + cursor).status, 422U) << "a cursor is the reader's own";
    for (const std::string& forged :
        {std::string{"x"}, cursor.substr(1), cursor.substr(0, cursor.size() - 4) + "AAAA"})
        EXPECT_EQ(scene.as_owner.get(path + "&after=" + forged).status, 422U) << forged;
}

TEST_P(Requests, EveryAnswerCarriesTheHeadersThatKeepItWhereItBelongs) {
    WikiScene scene{host()};
    for (const auto* path : {"/api/v1/session", "/api/v1/home", "/api/v1/nothing"}) {
        const auto answer = scene.as_owner.get(path);
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << path;
        EXPECT_TRUE(answer.header("Content-Security-Policy").contains("default-src 'none'")) << path;
        EXPECT_FALSE(answer.header("Cache-Control").contains("public")) << path;
    }
}

}} // namespace folkmoot
