#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using kit::WikiScene;
using nlohmann::json;

FOLKMOOT_HOST_TEST(WatchingBelow);

/// Comments are what those who watch are told of.
struct Watched {
    explicit Watched(kit::TestHost& host)
        : scene(host)
        , top(scene.page("Handbook", "Words."))
        , child(scene.page("Tides", "High and low.", top))
        , grandchild(scene.page("Neap", "Lower.", child)) { }

    void watch(const std::string& page, json how) {
        const auto done = scene.as_editor.put(kit::object_path(page, "/watch"), std::move(how));
        EXPECT_EQ(done.status, 200U) << done.body;
    }
    void comment(const std::string& page, const std::string& words) {
        const auto done = scene.as_owner.post(kit::object_path(page, "/comments"), {{"text", words}});
        EXPECT_EQ(done.status, 200U) << done.body;
    }
    /// What the editor has been told of, the newest first.
    std::vector<std::string> told() {
        std::vector<std::string> words;
        for (const auto& news : scene.as_editor.get("/api/v1/comment-news").json()["items"])
            words.push_back(news["excerpt"]);
        return words;
    }

    WikiScene scene;
    std::string top, child, grandchild;
};

using Words = std::vector<std::string>;

TEST_P(WatchingBelow, WhatLiesUnderAPageNowAndLaterIsToldOfAndNothingElse) {
    Watched watched{host()};
    watched.watch(watched.top, {{"below", true}});
    watched.comment(watched.top, "on the top");
    watched.comment(watched.grandchild, "far below");
    const auto later = watched.scene.page("Springs", "Highest.", watched.child);
    watched.comment(later, "on a later one");
    const auto beside = watched.scene.page("Beside", "Elsewhere.");
    watched.comment(beside, "beside it");
    EXPECT_EQ(watched.told(), (Words{"on a later one", "far below", "on the top"}));
    const auto shown = watched.scene.as_editor.get(kit::page_path(watched.top)).json();
    EXPECT_EQ(shown["watched"], true);
    EXPECT_EQ(shown["watched_below"], true);
}

TEST_P(WatchingBelow, APageAloneIsAPageAlone) {
    Watched watched{host()};
    watched.watch(watched.top, json::object());
    watched.comment(watched.child, "below");
    EXPECT_EQ(watched.told(), Words{});
    watched.watch(watched.top, {{"below", true}});
    watched.comment(watched.child, "now it is");
    watched.watch(watched.top, json::object());
    watched.comment(watched.child, "and no more");
    EXPECT_EQ(watched.told(), Words{"now it is"});
    watched.watch(watched.top, {{"below", true}});
    EXPECT_EQ(watched.scene.as_editor.del(kit::object_path(watched.top, "/watch")).status, 200U);
    watched.comment(watched.child, "not at all");
    EXPECT_EQ(watched.told(), Words{"now it is"});
}

TEST_P(WatchingBelow, ARequestWithoutABodyWatchesThePageAlone) {
    Watched watched{host()};
    const auto done =
        watched.scene.as_editor.send("PUT", kit::object_path(watched.top, "/watch"), std::nullopt);
    EXPECT_EQ(done.status, 200U) << done.body;
    EXPECT_EQ(watched.scene.as_editor.get(kit::page_path(watched.top)).json()["watched_below"], false);
}

TEST_P(WatchingBelow, WhoMovesOutAndInIsLeftOutAndIn) {
    Watched watched{host()};
    watched.watch(watched.top, {{"below", true}});
    const auto move = [&](const std::string& page, json parent) {
        EXPECT_EQ(watched.scene.as_owner
                      .put("/api/v1/wiki/pages/" + page + "/place",
                          {{"parent", std::move(parent)}, {"before", nullptr}})
                      .status,
            200U);
    };
    move(watched.child, nullptr);
    watched.comment(watched.grandchild, "moved out");
    EXPECT_EQ(watched.told(), Words{});
    move(watched.grandchild, watched.top);
    watched.comment(watched.grandchild, "moved in");
    EXPECT_EQ(watched.told(), Words{"moved in"});
}

TEST_P(WatchingBelow, NobodyIsToldOfWhatTheyDoNotSee) {
    Watched watched{host()};
    watched.watch(watched.top, {{"below", true}});
    const auto done = watched.scene.as_owner.put("/api/v1/objects/" + watched.child + "/restriction",
        {{"inherit", false}, {"people", {{{"person", watched.scene.owner.id.text()}, {"role", "owner"}}}},
            {"groups", json::array()}, {"organisations", json::array()}});
    ASSERT_EQ(done.status, 200U) << done.body;
    watched.comment(watched.child, "hidden");
    EXPECT_EQ(watched.told(), Words{});
}

TEST_P(WatchingBelow, APublicationBelowTellsThem) {
    Watched watched{host()};
    watched.watch(watched.top, {{"below", true}});
    const auto done =
        watched.scene.publish(watched.scene.as_owner, watched.grandchild, "Neap", "Lower still.", 1);
    EXPECT_EQ(done.json()["told"], 1) << done.body;
}

FOLKMOOT_HOST_TEST(Templates);

TEST_P(Templates, WhatIsOfferedAndPublishedIsListedForThoseWhoSeeIt) {
    WikiScene scene{host()};
    const auto minutes = scene.page("Minutes", "# Present\n\n# Decided");
    const auto draft =
        scene.as_owner.post("/api/v1/wiki/pages", {{"component", scene.wiki.text()}, {"title", "Draft"}})
            .id();
    const auto offer = [&](const std::string& page, bool offered) {
        EXPECT_EQ(
            scene.as_owner.put("/api/v1/wiki/pages/" + page + "/template", {{"offered", offered}}).status,
            200U);
    };
    const auto titles = [&](kit::Browser& who) {
        std::vector<std::string> found;
        for (const auto& one :
            who.get("/api/v1/wiki/components/" + scene.wiki.text() + "/templates").json()["items"])
            found.push_back(one["title"]);
        return found;
    };
    EXPECT_TRUE(titles(scene.as_editor).empty());
    offer(minutes, true);
    offer(draft, true);
    EXPECT_EQ(titles(scene.as_editor), std::vector<std::string>{"Minutes"});
    EXPECT_EQ(scene.as_editor.get(kit::page_path(minutes)).json()["is_template"], true);
    offer(minutes, false);
    EXPECT_TRUE(titles(scene.as_editor).empty());
}

FOLKMOOT_HOST_TEST(ComparingTwo);

TEST_P(ComparingTwo, TwoPagesAreComparedWordByWordByWhoeverReadsBoth) {
    WikiScene scene{host()};
    const auto one = scene.page("One", "Ten pounds a boat.\n\nPaid in spring.");
    const auto other = scene.page("Other", "Twelve pounds a boat.\n\nPaid in spring.");
    const auto path = kit::object_path(one, "/comparison-of-two?other=");
    const auto seen = scene.as_editor.get(path + other);
    ASSERT_EQ(seen.status, 200U) << seen.body;
    EXPECT_EQ(seen.json()["added"], 1) << seen.body;
    EXPECT_EQ(seen.json()["removed"], 1);
    EXPECT_EQ(seen.json()["to"]["title"], "Other");
    EXPECT_TRUE(seen.json()["html"].get<std::string>().contains("Twelve</ins>")) << seen.body;
    EXPECT_EQ(scene.as_editor.get(path + one).json()["differs"], false);
    const auto draft =
        scene.as_owner.post("/api/v1/wiki/pages", {{"component", scene.wiki.text()}, {"title", "Draft"}})
            .id();
    EXPECT_EQ(scene.as_owner.get(path + draft).status, 404U);
    const auto hide = scene.as_owner.put("/api/v1/objects/" + other + "/restriction",
        {{"inherit", false}, {"people", {{{"person", scene.owner.id.text()}, {"role", "owner"}}}},
            {"groups", json::array()}, {"organisations", json::array()}});
    ASSERT_EQ(hide.status, 200U) << hide.body;
    EXPECT_EQ(scene.as_editor.get(path + other).status, 404U);
}

}} // namespace folkmoot
