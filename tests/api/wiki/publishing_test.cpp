#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::CollabClient;
using kit::object_path;
using kit::page_path;
using kit::soon;
using kit::WikiScene;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Publishing);

constexpr auto patience = 10s;

/// A workspace with a wiki and somebody who only reads.
struct PublishingScene : WikiScene {
    explicit PublishingScene(kit::TestHost& host)
        : WikiScene(host)
        , reader(furnish.staff("Rhys Reader"))
        , as_reader((furnish.role(reader, "reader", space), furnish.sign_in(reader))) { }

    kit::Answer unpublish(const std::string& page) {
        return as_editor.del(object_path(page, "/publication"));
    }
    std::string html(kit::Browser& who, const std::string& page) {
        return who.get(page_path(page)).json().value("html", "");
    }
    json view(kit::Browser& who, const std::string& page) { return who.get(page_path(page)).json(); }

    kit::Account reader;
    kit::Browser as_reader;
};

/// Writes a line live, and leaves.
void write_live(kit::Browser& who, const std::string& page, const std::string& words) {
    static yjs::ClientId client = 50'000;
    CollabClient editor{who, page, ++client};
    ASSERT_TRUE(editor.open());
    editor.write(words);
    ASSERT_TRUE(editor.wait_until_saved());
}

/// True once it holds after nobody has written for some minutes. A job that had looked at the clock before it
/// moved is given its next turn.
template <class Holds> bool after_a_quiet_while(kit::TestHost& host, Holds holds) {
    host.clock().advance(6min);
    for (int turn = 0; turn < 20; ++turn) {
        if (soon(holds, 1s)) return true;
        host.clock().advance(16s);
    }
    return false;
}

bool finds(kit::Browser& who, const std::string& word, const std::string& id) {
    return who.get("/api/v1/search?q=" + word).body.contains(id);
}

TEST_P(Publishing, ReadersFindAnUnpublishedPageNoMoreNorItsTitleAndEditorsKeepIt) {
    PublishingScene scene{host()};
    const auto page = scene.page("Quillwort survey", "About quillwort.");
    const auto linking = scene.page("Linking", "See [[Quillwort survey]].");
    ASSERT_TRUE(soon([&] { return finds(scene.as_reader, "quillwort", page); }, patience));
    ASSERT_EQ(scene.unpublish(page).status, 200U);
    EXPECT_EQ(scene.as_reader.get(page_path(page)).status, 404U);
    EXPECT_EQ(scene.as_reader.get(object_path(page, "/revisions")).status, 404U);
    EXPECT_FALSE(scene.html(scene.as_reader, linking).contains(page)) << "only the author's words";
    EXPECT_FALSE(scene.as_reader.get(page_path(page, "/links")).body.contains("Quillwort"));
    EXPECT_TRUE(soon([&] { return !finds(scene.as_reader, "quillwort", page); }, patience));
    const auto view = scene.view(scene.as_owner, page);
    EXPECT_EQ(view["state"], "unpublished");
    EXPECT_EQ(view["title"], "Quillwort survey");
    EXPECT_EQ(scene.as_owner.get(object_path(page, "/revisions")).json()["items"].size(), 1U);
    EXPECT_EQ(scene.unpublish(page).code(), "objects.not_published") << "once is enough";
}

TEST_P(Publishing, AnUnpublishedPageIsPublishedAgainAndItsRevisionsGoOn) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "First text.");
    scene.publish(scene.as_owner, page, "Tides", "Second text.", 1);
    ASSERT_EQ(scene.unpublish(page).status, 200U);
    const auto again = scene.publish(scene.as_owner, page, "Tides", "Third text.", 2);
    ASSERT_EQ(again.status, 200U) << again.body;
    EXPECT_EQ(again.json()["revision"], 3);
    EXPECT_TRUE(scene.html(scene.as_reader, page).contains("Third text."));
    EXPECT_EQ(scene.view(scene.as_reader, page)["state"], "published");
    ASSERT_EQ(scene.unpublish(page).status, 200U);
    const auto back = scene.as_editor.post(
        object_path(page, "/revisions/1/restoration"), json::object(), {{"If-Match", "\"0.x\""}});
    EXPECT_EQ(back.json()["revision"], 4) << back.body;
    EXPECT_TRUE(scene.html(scene.as_reader, page).contains("First text."));
}

TEST_P(Publishing, CommentsAndFilesGoWithAnUnpublishedPageAndComeBackWithIt) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    const auto comment =
        scene.as_editor.post(object_path(page, "/comments"), {{"text", "Says bladderwrack, too."}});
    ASSERT_EQ(comment.status, 200U) << comment.body;
    ASSERT_TRUE(soon([&] { return finds(scene.as_reader, "bladderwrack", comment.id()); }, patience));
    ASSERT_EQ(scene.unpublish(page).status, 200U);
    EXPECT_TRUE(soon([&] { return !finds(scene.as_reader, "bladderwrack", comment.id()); }, patience));
    EXPECT_EQ(scene.as_reader.get("/api/v1/comments/" + comment.id()).status, 404U);
    ASSERT_EQ(scene.publish(scene.as_owner, page, "Tides", "High water.", 0).status, 200U);
    EXPECT_EQ(scene.as_reader.get("/api/v1/comments/" + comment.id()).status, 200U);
}

TEST_P(Publishing, WhoeverReadsOnlyMayNotUnpublish) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    EXPECT_EQ(scene.as_reader.del(object_path(page, "/publication")).status, 403U);
    EXPECT_EQ(scene.view(scene.as_reader, page)["state"], "published");
}

TEST_P(Publishing, EditorsReadTheirDraftWhereReadersReadWhatIsPublished) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    EXPECT_EQ(scene.as_editor.get(object_path(page, "/live-text")).json()["begun"], false);
    EXPECT_EQ(scene.view(scene.as_editor, page)["ahead"], false);
    write_live(scene.as_owner, page, "Not yet for readers.");
    const auto draft = scene.as_editor.get(object_path(page, "/live-text")).json();
    EXPECT_TRUE(draft["html"].get<std::string>().contains("Not yet for readers.")) << draft;
    EXPECT_EQ(draft["ahead"], true);
    EXPECT_EQ(draft["changes"], 1);
    EXPECT_EQ(scene.view(scene.as_editor, page)["ahead"], true);
    EXPECT_EQ(scene.view(scene.as_reader, page)["ahead"], false) << "not a word of it to readers";
    EXPECT_FALSE(scene.html(scene.as_reader, page).contains("Not yet"));
    EXPECT_EQ(scene.as_reader.get(object_path(page, "/live-text")).status, 403U);
    ASSERT_EQ(
        scene.as_editor.post(object_path(page, "/publication"), {{"title", "Tides"}, {"source", "live"}})
            .status,
        200U);
    EXPECT_EQ(scene.view(scene.as_editor, page)["ahead"], false);
    EXPECT_EQ(scene.as_editor.get(object_path(page, "/live-text")).json()["changes"], 0);
}

TEST_P(Publishing, EditorsExportTheDraftAndItSaysThatItIsOne) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    const auto draft = object_path(page, "/export?text=draft");
    EXPECT_EQ(scene.as_editor.get(draft).code(), "objects.nothing_live");
    write_live(scene.as_owner, page, "Not yet for readers.");
    const auto file = scene.as_editor.get(draft);
    ASSERT_EQ(file.status, 200U) << file.body;
    EXPECT_TRUE(file.body.starts_with("# Tides (draft)")) << file.body;
    EXPECT_TRUE(file.body.contains("Not yet for readers.")) << file.body;
    EXPECT_EQ(scene.as_reader.get(draft).status, 403U);
    EXPECT_FALSE(scene.as_editor.get(object_path(page, "/export")).body.contains("Not yet"));
}

TEST_P(Publishing, WhatIsPublishedByOtherWaysLeavesNothingAheadThatWasNot) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    write_live(scene.as_owner, page, "Live words.");
    ASSERT_EQ(
        scene.as_editor.post(object_path(page, "/publication"), {{"title", "Tides"}, {"source", "live"}})
            .status,
        200U);
    ASSERT_EQ(scene.publish(scene.as_owner, page, "Tides", "High water.\n\nBy hand.", 2).status, 200U);
    CollabClient opens{scene.as_editor, page, 4'444};
    ASSERT_TRUE(opens.open());
    ASSERT_TRUE(opens.wait_for("By hand."));
    EXPECT_EQ(scene.view(scene.as_editor, page)["ahead"], false);
}

TEST_P(Publishing, AWorkspacePublishesByItselfOnceNobodyHasWrittenForFiveMinutes) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    write_live(scene.as_owner, page, "Words of the owner.");
    CollabClient stays{scene.as_editor, page, 4'445};
    ASSERT_TRUE(stays.open());
    stays.write("Words of the editor.");
    ASSERT_TRUE(stays.wait_until_saved());
    EXPECT_FALSE(scene.html(scene.as_reader, page).contains("Words of"));
    ASSERT_TRUE(after_a_quiet_while(
        host(), [&] { return scene.html(scene.as_reader, page).contains("Words of the editor."); }));
    const auto view = scene.view(scene.as_editor, page);
    EXPECT_TRUE(view["published"]["by"]["name"].get<std::string>().starts_with("Edith")) << view["published"];
    EXPECT_EQ(view["ahead"], false);
    const auto line = scene.as_editor.get(object_path(page, "/revisions")).json()["items"][0];
    EXPECT_EQ(line["minor"], true) << line;
}

TEST_P(Publishing, NothingIsPublishedByItselfWhereSomebodyTookItBack) {
    PublishingScene scene{host()};
    const auto taken = scene.page("Taken back", "High water.");
    ASSERT_EQ(scene.unpublish(taken).status, 200U);
    write_live(scene.as_owner, taken, "Still being thought about.");
    const auto other = scene.page("Other", "High water.");
    write_live(scene.as_owner, other, "Well thought about.");
    ASSERT_TRUE(after_a_quiet_while(
        host(), [&] { return scene.html(scene.as_reader, other).contains("Well thought"); }));
    EXPECT_EQ(scene.view(scene.as_editor, taken)["state"], "unpublished");
}

TEST_P(Publishing, ACommunityPublishesByHandOnly) {
    PublishingScene scene{host()};
    auto& furnish = scene.furnish;
    const auto community = furnish.space(access::SpaceKind::community, scene.owner);
    const auto wiki = furnish.wiki(community, scene.owner);
    const auto made =
        scene.as_owner.post("/api/v1/wiki/pages", {{"component", wiki.text()}, {"title", "Tides"}});
    ASSERT_EQ(made.status, 200U) << made.body;
    write_live(scene.as_owner, made.id(), "For whom?");
    const auto other = scene.page("Other", "High water.");
    write_live(scene.as_owner, other, "Well thought about.");
    ASSERT_TRUE(after_a_quiet_while(
        host(), [&] { return scene.html(scene.as_reader, other).contains("Well thought"); }));
    EXPECT_EQ(scene.view(scene.as_owner, made.id())["state"], "never_published");
}

TEST_P(Publishing, WhoeverWroteAndLostTheRightPublishesNothingAnyMore) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    write_live(scene.as_editor, page, "Words of the editor.");
    const auto member = "/api/v1/spaces/" + scene.space.text() + "/members/" + scene.editor.id.text();
    ASSERT_EQ(scene.as_owner.del(member).status, 200U);
    const auto other = scene.page("Other", "High water.");
    write_live(scene.as_owner, other, "Well thought about.");
    ASSERT_TRUE(after_a_quiet_while(
        host(), [&] { return scene.html(scene.as_reader, other).contains("Well thought"); }));
    EXPECT_FALSE(scene.html(scene.as_reader, page).contains("Words of the editor"));
}

}} // namespace folkmoot
