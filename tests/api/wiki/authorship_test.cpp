#include "collab/tree/bring_to.hpp"
#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"
#include "kit/suggesting.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot { namespace {

using kit::CollabClient;
using kit::WikiScene;
using nlohmann::json;
using namespace std::chrono_literals;

FOLKMOOT_HOST_TEST(Authorship);

json asked(kit::Browser& who, const std::string& page, const std::string& what) {
    const auto answer = who.get("/api/v1/objects/" + page + what);
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json();
}

/// Makes the client's text what somebody would have typed it into.
void type_text(CollabClient& client, const std::string& markdown) {
    client.change([&](yjs::Document& document, yjs::ClientId self) {
        std::int64_t next = static_cast<std::int64_t>(self) * 1'000'000;
        const auto mint = [&] { return richtext::BlockId{++next}; };
        auto wanted = richtext::parse_markdown(markdown).value();
        richtext::reattach(client.tree(), wanted);
        richtext::give_ids(wanted, mint);
        yjs::Budget budget;
        yjs::Edit edit{document, self, budget};
        EXPECT_FALSE(collab::bring_to(edit, wanted, mint));
        EXPECT_TRUE(edit.finish());
    });
    EXPECT_TRUE(client.wait_until_saved());
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

TEST_P(Authorship, IsForThoseWhoMayEdit) {
    WikiScene scene{host()};
    const auto page = scene.page("Closed", "Begin.");
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    EXPECT_EQ(as_reader.get("/api/v1/objects/" + page + "/authorship").status, 403U);
    EXPECT_EQ(as_reader.get("/api/v1/objects/" + page + "/edits").status, 403U);
    auto as_stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    EXPECT_EQ(as_stranger.get("/api/v1/objects/" + page + "/authorship").status, 404U);
    EXPECT_EQ(asked(scene.as_owner, page, "/authorship")["items"].size(), 0U) << "nobody has written it live";
}

}} // namespace folkmoot
