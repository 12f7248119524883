// Markdown, written apart and saved into the draft that others write meanwhile.
#include "kit/furnish.hpp"
#include "kit/suggesting.hpp"
#include "kit/typed_text.hpp"

namespace folkmoot { namespace {

using kit::CollabClient;
using kit::object_path;
using kit::page_path;
using kit::type_text;
using kit::WikiScene;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Markdown);

json open_markdown(kit::Browser& who, const std::string& page) {
    const auto answer = who.get(object_path(page, "/draft"));
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json();
}

/// Saves upon what was opened.
kit::Answer save(
    kit::Browser& who, const std::string& page, const json& opened, const std::string& markdown) {
    return who.put(object_path(page, "/live-text"),
        {{"markdown", markdown}, {"base_revision", opened["base_revision"]},
            {"base_state", opened["base_state"]}});
}

std::string draft_of(kit::Browser& who, const std::string& page) {
    return open_markdown(who, page)["markdown"];
}

std::size_t times(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size()))
        ++count;
    return count;
}

std::vector<richtext::BlockId> ids_of(const CollabClient& client) {
    std::vector<richtext::BlockId> ids;
    for (const auto& block : client.tree().blocks)
        ids.push_back(block.id);
    return ids;
}

TEST_P(Markdown, IsSavedAmongWhatOthersTypeAndTouchesNothingElse) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.\n\nLow water at six.");
    CollabClient owner{scene.as_owner, page, 8'001};
    ASSERT_TRUE(owner.open());
    const auto opened = open_markdown(scene.as_editor, page);
    EXPECT_EQ(opened["base_state"], 0);
    const auto ids = ids_of(owner);
    type_text(owner, "High water at noon.\n\nLow water at six in the evening.");
    const auto saved =
        save(scene.as_editor, page, opened, "High water at *noon*, mostly.\n\nLow water at six.\n");
    ASSERT_EQ(saved.status, 200U) << saved.body;
    EXPECT_EQ(saved.json()["changed"], true);
    EXPECT_EQ(saved.json()["merged"], true);
    ASSERT_TRUE(owner.wait_for("mostly")) << "whoever writes live sees it at once";
    EXPECT_EQ(owner.text(), "High water at noon, mostly.\nLow water at six in the evening.\n");
    EXPECT_EQ(ids_of(owner), ids);
    EXPECT_FALSE(scene.as_owner.get(page_path(page)).json()["html"].get<std::string>().contains("mostly"))
        << "readers have it when it is published";
}

TEST_P(Markdown, ThatNobodyHasWrittenOverMeanwhileSaysSoAndNothingIsSavedTwice) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    const auto opened = open_markdown(scene.as_editor, page);
    EXPECT_TRUE(opened["base_state"].is_null()) << "nobody has begun to write it live";
    const std::string text = "High water at noon.\n\nA new paragraph.\n";
    const auto saved = save(scene.as_editor, page, opened, text);
    ASSERT_EQ(saved.status, 200U) << saved.body;
    EXPECT_EQ(saved.json()["merged"], false);
    const auto again = save(scene.as_editor, page, opened, text);
    ASSERT_EQ(again.status, 200U) << again.body;
    EXPECT_EQ(again.json()["changed"], false) << "a save sent again, upon what was opened first";
    EXPECT_EQ(times(draft_of(scene.as_owner, page), "A new paragraph."), 1U);
}

TEST_P(Markdown, OpenedUponALiveTextAndPublishedPutsNoWordsInTwice) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    CollabClient owner{scene.as_owner, page, 8'101};
    ASSERT_TRUE(owner.open());
    type_text(owner, "High water at noon.\n\nWritten live, not published.");
    const auto opened = open_markdown(scene.as_editor, page);
    EXPECT_TRUE(opened["markdown"].get<std::string>().contains("Written live")) << opened;
    const auto markdown = opened["markdown"].get<std::string>() + "\nAnd by hand.\n";
    ASSERT_EQ(scene.publish(scene.as_editor, page, "Tides", markdown, 1).status, 200U);
    ASSERT_TRUE(owner.wait_for("And by hand."));
    EXPECT_EQ(times(owner.text(), "Written live, not published."), 1U) << owner.text();
    EXPECT_EQ(times(owner.text(), "And by hand."), 1U) << owner.text();
}

TEST_P(Markdown, OfTheSameWordsShowsBothSidesAndLosesNeither) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.\n\nLow water at six.");
    CollabClient owner{scene.as_owner, page, 8'201};
    ASSERT_TRUE(owner.open());
    const auto opened = open_markdown(scene.as_editor, page);
    type_text(owner, "High water at one.\n\nLow water at six.");
    ASSERT_EQ(scene.as_editor
                  .put(object_path(page, "/draft"),
                      {{"title", "Tides"}, {"markdown", "High water at two."}, {"base_revision", 1},
                          {"base_state", opened["base_state"]}})
                  .status,
        200U);
    const auto refused =
        save(scene.as_editor, page, opened, "High water at two.\n\nLow water at six, too.\n");
    EXPECT_EQ(refused.status, 409U) << refused.body;
    EXPECT_EQ(refused.code(), "objects.edit_conflict");
    const auto conflict = refused.json()["conflicts"][0];
    EXPECT_TRUE(conflict["mine"].get<std::string>().contains("at two"));
    EXPECT_TRUE(conflict["theirs"].get<std::string>().contains("at one"));
    EXPECT_TRUE(conflict["base"].get<std::string>().contains("at noon"));
    EXPECT_EQ(draft_of(scene.as_editor, page), "High water at two.") << "what was typed stays kept";
    const auto merged = refused.json()["merged"];
    EXPECT_TRUE(merged["markdown"].get<std::string>().contains("Low water at six, too.")) << merged;
    const auto settled =
        save(scene.as_editor, page, merged, "High water between one and two.\n\nLow water at six, too.\n");
    ASSERT_EQ(settled.status, 200U) << settled.body;
    ASSERT_TRUE(owner.wait_for("between one and two"));
    EXPECT_TRUE(open_markdown(scene.as_editor, page)["saved"].is_null()) << "saving ends what was kept";
}

TEST_P(Markdown, WhoseBeginningIsForgottenIsChosenByHandAndNeverPutOverOthersWords) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.\n\nLow water at six.");
    CollabClient owner{scene.as_owner, page, 8'301};
    ASSERT_TRUE(owner.open());
    type_text(owner, "High water at one.\n\nLow water at six.");
    auto opened = open_markdown(scene.as_editor, page);
    opened["base_state"] = 1'000'000;
    const auto refused = save(scene.as_editor, page, opened, "High water at two.\n\nLow water at six.\n");
    EXPECT_EQ(refused.code(), "objects.edit_conflict") << refused.body;
    EXPECT_EQ(refused.json()["conflicts"].size(), 1U) << refused.body;
    EXPECT_TRUE(draft_of(scene.as_owner, page).contains("High water at one."));
}

TEST_P(Markdown, LeavesSuggestionsAsTheyAreToBeAcceptedAfterwards) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    const auto contributor = scene.furnish.staff("Cora Contributor");
    scene.furnish.role(contributor, "contributor", scene.space);
    auto as_contributor = scene.furnish.sign_in(contributor);
    const auto id = kit::send_suggestion(host(), as_contributor, page, json::object(), "Suggested words.");
    const auto opened = open_markdown(scene.as_editor, page);
    ASSERT_EQ(save(scene.as_editor, page, opened, "High water at *noon* or one.\n").status, 200U);
    const auto verdict =
        scene.as_editor.put("/api/v1/suggestions/" + id + "/verdict", {{"verdict", "accepted"}});
    ASSERT_EQ(verdict.status, 200U) << verdict.body;
    EXPECT_EQ(draft_of(scene.as_owner, page), "High water at _noon_ or one.\n\nSuggested words.\n");
    EXPECT_EQ(
        scene.as_editor.put(object_path(id, "/live-text"), {{"markdown", "x"}, {"base_revision", 0}}).status,
        404U)
        << "a suggestion is its author's own";
}

TEST_P(Markdown, SaysByDirectivesWhatItHasNoSignForAndLosesNothingOfIt) {
    WikiScene scene{host()};
    const std::string callout = ":::tip[For boats]\nMind the bar.\n:::\n";
    const auto page = scene.page("Tides", callout + "\nHigh water at noon.");
    const auto opened = open_markdown(scene.as_editor, page);
    auto markdown = opened["markdown"].get<std::string>();
    const auto at = markdown.find("at noon");
    ASSERT_NE(at, std::string::npos) << markdown;
    ASSERT_EQ(save(scene.as_editor, page, opened, markdown.replace(at, 7, "at one")).status, 200U);
    CollabClient owner{scene.as_owner, page, 8'401};
    ASSERT_TRUE(owner.open());
    EXPECT_TRUE(owner.text().contains("High water at one.")) << owner.text();
    EXPECT_EQ(owner.tree().blocks.size(), 2U);
    EXPECT_EQ(draft_of(scene.as_owner, page), markdown);
}

TEST_P(Markdown, IsSavedByThoseWhoMayEdit) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water at noon.");
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    const json text{{"markdown", "Mine."}, {"base_revision", 1}};
    EXPECT_EQ(as_reader.put(object_path(page, "/live-text"), text).status, 403U);
    auto as_stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    EXPECT_EQ(as_stranger.put(object_path(page, "/live-text"), text).status, 404U);
    const auto unread =
        scene.as_editor.put(object_path(page, "/live-text"), {{"markdown", "Text"}, {"base_revision", 7}});
    EXPECT_EQ(unread.status, 422U) << unread.body;
}

}} // namespace folkmoot
