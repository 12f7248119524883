#include "api/wiki/live_editing.hpp"
#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"
#include "kit/suggesting.hpp"
#include "kit/typed_text.hpp"

namespace folkmoot { namespace {

using api_tests::publish_live;
using kit::CollabClient;
using kit::object_path;
using kit::type_text;
using kit::WikiScene;
using nlohmann::json;
using namespace std::chrono_literals;

FOLKMOOT_HOST_TEST(Authorship);

json asked(kit::Browser& who, const std::string& page, const std::string& what) {
    const auto answer = who.get("/api/v1/objects/" + page + what);
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json();
}

std::string person(const json& view, const json& place) {
    return view["people"][place.get<std::size_t>()]["id"];
}

TEST_P(Authorship, SaysWhoWroteEachRunOfWordsAndWhoTookWhatAway) {
    WikiScene scene{host()};
    const auto page = scene.page("By two", "The owner published this.");
    CollabClient editor{scene.as_editor, page, 7'001};
    ASSERT_TRUE(editor.open());
    type_text(editor, "The owner published all this.");
    CollabClient owner{scene.as_owner, page, 7'002};
    ASSERT_TRUE(owner.open());
    type_text(owner, "The owner all this.");
    const auto view = asked(scene.as_owner, page, "/authorship");
    EXPECT_EQ(view["whole"], true);
    ASSERT_EQ(view["items"].size(), 1U) << view;
    const auto& block = view["items"][0];
    std::string words;
    for (const auto& run : block["runs"]) {
        words += run["words"].get<std::string>();
        const bool editors = run["words"].get<std::string>().contains("all");
        EXPECT_EQ(person(view, run["by"]), (editors ? scene.editor : scene.owner).id.text()) << run;
        EXPECT_EQ(run["at"].is_null(), !editors) << "what was published has no time in the log";
    }
    EXPECT_EQ(words, "The owner all this.");
    ASSERT_EQ(block["removed"].size(), 1U) << block;
    EXPECT_EQ(person(view, block["removed"][0]["by"]), scene.owner.id.text());
    EXPECT_EQ(block["removed"][0]["words"], "") << "what was published is older than the log";
}

TEST_P(Authorship, SaysOfRemovedWordsWhatTheyWere) {
    WikiScene scene{host()};
    const auto page = scene.page("Removed", "Begin.");
    CollabClient editor{scene.as_editor, page, 7'101};
    ASSERT_TRUE(editor.open());
    type_text(editor, "Begin with caution.");
    CollabClient owner{scene.as_owner, page, 7'102};
    ASSERT_TRUE(owner.open());
    type_text(owner, "Begin with.");
    const auto view = asked(scene.as_owner, page, "/authorship");
    const auto& removed = view["items"][0]["removed"];
    ASSERT_EQ(removed.size(), 1U) << view;
    EXPECT_EQ(removed[0]["words"], " caution");
    EXPECT_EQ(person(view, removed[0]["written_by"]), scene.editor.id.text());
    EXPECT_EQ(person(view, removed[0]["by"]), scene.owner.id.text());
}

TEST_P(Authorship, SaysWhoSuggestedWordsAndWhoAcceptedThem) {
    WikiScene scene{host()};
    const auto page = scene.page("Suggested", "Begin.");
    const auto contributor = scene.furnish.staff("Cora Contributor");
    scene.furnish.role(contributor, "contributor", scene.space);
    auto as_contributor = scene.furnish.sign_in(contributor);
    const auto id = kit::send_suggestion(host(), as_contributor, page, json::object(), "Suggested words.");
    EXPECT_EQ(scene.as_editor.put("/api/v1/suggestions/" + id + "/verdict", {{"verdict", "accepted"}}).status,
        200U);
    const auto view = asked(scene.as_owner, page, "/authorship");
    ASSERT_EQ(view["items"].size(), 2U) << view;
    const auto& run = view["items"][1]["runs"][0];
    EXPECT_EQ(run["words"], "Suggested words.");
    EXPECT_EQ(person(view, run["by"]), contributor.id.text());
    EXPECT_EQ(person(view, run["accepted_by"]), scene.editor.id.text());
    EXPECT_EQ(run["suggestion"], id);
    const auto edits = asked(scene.as_owner, page, "/edits");
    ASSERT_EQ(edits["items"].size(), 1U) << edits;
    EXPECT_EQ(edits["items"][0]["by"]["id"], contributor.id.text());
    EXPECT_EQ(edits["items"][0]["accepted_by"]["id"], scene.editor.id.text());
}

TEST_P(Authorship, OfEditsIsToldByPersonAndSitting) {
    WikiScene scene{host()};
    const auto page = scene.page("Sittings", "Begin.");
    CollabClient owner{scene.as_owner, page, 7'201}, editor{scene.as_editor, page, 7'202};
    ASSERT_TRUE(owner.open() && editor.open());
    owner.write("One by the owner.");
    ASSERT_TRUE(owner.wait_until_saved());
    editor.write("One by the editor.");
    ASSERT_TRUE(editor.wait_until_saved());
    owner.write("Two by the owner.");
    ASSERT_TRUE(owner.wait_until_saved());
    host().clock().advance(20min);
    owner.write("Three by the owner.");
    ASSERT_TRUE(owner.wait_until_saved());
    const auto items = asked(scene.as_editor, page, "/edits")["items"];
    ASSERT_EQ(items.size(), 3U) << items;
    EXPECT_EQ(items[0]["by"]["id"], scene.owner.id.text());
    EXPECT_EQ(items[0]["blocks"], 1);
    EXPECT_EQ(items[1]["by"]["id"], scene.owner.id.text());
    EXPECT_EQ(items[1]["blocks"], 2);
    EXPECT_EQ(items[2]["by"]["id"], scene.editor.id.text());
    EXPECT_EQ(items[2]["added"], 18);
}

TEST_P(Authorship, OfARevisionIsWhatItWasWhenItWasPublished) {
    WikiScene scene{host()};
    const auto page = scene.page("Frozen", "Begin.");
    CollabClient editor{scene.as_editor, page, 7'301};
    ASSERT_TRUE(editor.open());
    type_text(editor, "Begin with caution.\n\nA second line.");
    ASSERT_EQ(publish_live(scene.as_owner, page, "Frozen").status, 200U);
    CollabClient owner{scene.as_owner, page, 7'302};
    ASSERT_TRUE(owner.open());
    type_text(owner, "Begin without caution, said the owner.\n\nA second line.");
    ASSERT_EQ(publish_live(scene.as_owner, page, "Frozen").status, 200U);
    const auto second = asked(scene.as_owner, page, "/revisions/2/authorship");
    ASSERT_EQ(second["items"].size(), 2U) << second;
    EXPECT_EQ(second["items"][1]["runs"][0]["words"], "A second line.");
    EXPECT_EQ(person(second, second["items"][1]["runs"][0]["by"]), scene.editor.id.text());
    EXPECT_FALSE(second["items"][1]["runs"][0]["at"].is_null());
    EXPECT_FALSE(second.dump().contains("said the owner")) << second;
    const auto third = asked(scene.as_owner, page, "/revisions/3/authorship");
    bool owners = false;
    for (const auto& run : third["items"][0]["runs"])
        if (run["words"].get<std::string>().contains("said the owner"))
            owners = person(third, run["by"]) == scene.owner.id.text();
    EXPECT_TRUE(owners) << third;
    EXPECT_EQ(scene.as_owner.get(object_path(page, "/revisions/9/authorship")).status, 404U);
}

TEST_P(Authorship, OfRevisionsThatWerePublishedByOtherWaysFollowsTheirWordsFromOneToTheNext) {
    WikiScene scene{host()};
    const auto page = scene.page("Chain", "Oak stands here.\n\nBeech stands there.");
    scene.publish(scene.as_editor, page, "Chain", "Old oak stands here.\n\nBeech stands there.", 1);
    scene.publish(scene.as_owner, page, "Chain", "Old oak stands here.\n\nAsh stands there.", 2);
    const auto view = asked(scene.as_owner, page, "/revisions/3/authorship");
    EXPECT_EQ(view["whole"], true);
    ASSERT_EQ(view["items"].size(), 2U) << view;
    std::string editors;
    for (const auto& run : view["items"][0]["runs"])
        if (person(view, run["by"]) == scene.editor.id.text()) editors += run["words"].get<std::string>();
    EXPECT_TRUE(editors.contains("Old") && !editors.contains("stands")) << view;
    const auto& second = view["items"][1];
    ASSERT_EQ(second["removed"].size(), 1U) << second;
    EXPECT_EQ(second["removed"][0]["words"], "Beech");
    EXPECT_EQ(person(view, second["removed"][0]["by"]), scene.owner.id.text());
}

TEST_P(Authorship, OfARevisionThatWasPublishedByOtherWaysGoesOnFromTheLogOfTheLiveText) {
    WikiScene scene{host()};
    const auto page = scene.page("Both ways", "Begin.");
    CollabClient editor{scene.as_editor, page, 7'401};
    ASSERT_TRUE(editor.open());
    type_text(editor, "Begin.\n\nWritten live.");
    ASSERT_EQ(publish_live(scene.as_owner, page, "Both ways").status, 200U);
    scene.publish(scene.as_owner, page, "Both ways", "Begin.\n\nWritten live.\n\nBy hand.", 2);
    const auto view = asked(scene.as_owner, page, "/revisions/3/authorship");
    ASSERT_EQ(view["items"].size(), 3U) << view;
    EXPECT_EQ(person(view, view["items"][1]["runs"][0]["by"]), scene.editor.id.text());
    EXPECT_EQ(person(view, view["items"][2]["runs"][0]["by"]), scene.owner.id.text());
}

TEST_P(Authorship, SaysWhoTookAWholeParagraphAwayAndWhen) {
    WikiScene scene{host()};
    const auto page = scene.page("Gone", "Stays.\n\nGoes away with all its words.");
    CollabClient editor{scene.as_editor, page, 7'501};
    ASSERT_TRUE(editor.open());
    type_text(editor, "Stays.");
    const auto draft = asked(scene.as_owner, page, "/authorship");
    ASSERT_EQ(draft["removed"].size(), 1U) << draft;
    EXPECT_EQ(draft["removed"][0]["words"], "Goes away with all its words.");
    EXPECT_EQ(person(draft, draft["removed"][0]["by"]), scene.editor.id.text());
    ASSERT_EQ(publish_live(scene.as_owner, page, "Gone").status, 200U);
    EXPECT_EQ(asked(scene.as_owner, page, "/authorship")["removed"].size(), 0U);
    const auto published = asked(scene.as_owner, page, "/revisions/2/authorship");
    ASSERT_EQ(published["removed"].size(), 1U) << published;
    EXPECT_EQ(person(published, published["removed"][0]["by"]), scene.editor.id.text())
        << "who took it away, not who published";
    EXPECT_FALSE(published["removed"][0]["at"].is_null());
}

TEST_P(Authorship, IsForThoseWhoMayEdit) {
    WikiScene scene{host()};
    const auto page = scene.page("Closed", "Begin.");
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    EXPECT_EQ(as_reader.get("/api/v1/objects/" + page + "/authorship").status, 403U);
    EXPECT_EQ(as_reader.get("/api/v1/objects/" + page + "/edits").status, 403U);
    EXPECT_EQ(as_reader.get("/api/v1/objects/" + page + "/revisions/1/authorship").status, 403U)
        << "what was removed may never have been published";
    auto as_stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    EXPECT_EQ(as_stranger.get("/api/v1/objects/" + page + "/authorship").status, 404U);
    EXPECT_EQ(asked(scene.as_owner, page, "/authorship")["items"].size(), 0U) << "nobody has written it live";
}

}} // namespace folkmoot
