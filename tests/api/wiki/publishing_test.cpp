#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"

#include "collab/rooms/log.hpp"
#include "collab/tree/bring_to.hpp"
#include "collab/yjs/edit.hpp"
#include "host/quiet_texts.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <set>

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using kit::CollabClient;
using kit::object_path;
using kit::page_path;
using kit::soon;
using kit::WikiScene;
using nlohmann::json;

FOLKMOOT_HOST_TEST(Publishing);

constexpr auto patience_with_publishing = 10s;

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

bool search_shows(kit::Browser& who, const std::string& word, const std::string& id) {
    return who.get("/api/v1/search?q=" + word).body.contains(id);
}

TEST_P(Publishing, ReadersFindAnUnpublishedPageNoMoreNorItsTitleAndEditorsKeepIt) {
    PublishingScene scene{host()};
    const auto page = scene.page("Quillwort survey", "About quillwort.");
    const auto linking = scene.page("Linking", "See [[Quillwort survey]].");
    ASSERT_TRUE(
        soon([&] { return search_shows(scene.as_reader, "quillwort", page); }, patience_with_publishing));
    ASSERT_EQ(scene.unpublish(page).status, 200U);
    EXPECT_EQ(scene.as_reader.get(page_path(page)).status, 404U);
    EXPECT_EQ(scene.as_reader.get(object_path(page, "/revisions")).status, 404U);
    EXPECT_FALSE(scene.html(scene.as_reader, linking).contains(page)) << "only the author's words";
    EXPECT_FALSE(scene.as_reader.get(page_path(page, "/links")).body.contains("Quillwort"));
    EXPECT_TRUE(
        soon([&] { return !search_shows(scene.as_reader, "quillwort", page); }, patience_with_publishing));
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
    ASSERT_TRUE(soon([&] { return search_shows(scene.as_reader, "bladderwrack", comment.id()); },
        patience_with_publishing));
    ASSERT_EQ(scene.unpublish(page).status, 200U);
    EXPECT_TRUE(soon([&] { return !search_shows(scene.as_reader, "bladderwrack", comment.id()); },
        patience_with_publishing));
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

std::string attach(kit::Browser& who, const std::string& page, const std::string& name) {
    const std::string content = "Ten octets";
    const auto upload =
        who.post("/api/v1/uploads", {{"object", page}, {"name", name}, {"size", content.size()}});
    const auto path = "/api/v1/uploads/" + upload.id();
    EXPECT_EQ(
        who.send("PUT", path + "?offset=0", content, {{"Content-Type", "application/octet-stream"}}).status,
        200U);
    const auto file = who.post(path + "/completion", json::object());
    EXPECT_EQ(file.status, 200U) << file.body;
    return file.id();
}

TEST_P(Publishing, WhatComesBackFromTheBinWithAnUnpublishedPageIsAsHiddenAsThePage) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    const auto comment =
        scene.as_editor.post(object_path(page, "/comments"), {{"text", "Says frogbit, too."}}).id();
    const auto outcome = scene.as_owner.put("/api/v1/comments/" + comment + "/outcome",
        {{"verdict", "partly"}, {"text", "Half of the frogbit."}, {"changed", json::array()}});
    ASSERT_EQ(outcome.status, 200U) << outcome.body;
    ASSERT_EQ(scene.as_reader.get(object_path(comment, "/revisions/1")).status, 200U);
    ASSERT_EQ(scene.unpublish(page).status, 200U);
    ASSERT_EQ(scene.as_owner.del(object_path(page)).status, 200U);
    ASSERT_EQ(scene.as_owner.post(object_path(page, "/restoration"), json::object()).status, 200U);
    EXPECT_EQ(scene.view(scene.as_editor, page)["state"], "unpublished");
    for (const auto& belonging : {comment, outcome.id()}) {
        EXPECT_EQ(scene.as_reader.get(object_path(belonging)).status, 404U);
        EXPECT_EQ(scene.as_reader.get(object_path(belonging, "/revisions/1")).status, 404U);
        EXPECT_EQ(scene.as_editor.get(object_path(belonging, "/revisions/1")).status, 200U);
    }
    host().settle();
    EXPECT_TRUE(
        soon([&] { return !search_shows(scene.as_reader, "frogbit", comment); }, patience_with_publishing));
    ASSERT_EQ(scene.publish(scene.as_owner, page, "Tides", "High water.", 0).status, 200U);
    EXPECT_EQ(scene.as_reader.get("/api/v1/comments/" + comment).status, 200U);
}

TEST_P(Publishing, WhatComesBackFromTheBinAloneIsSeenAsFarAsThePageIsPublishedThen) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    const auto said = [&](const char* words) {
        return scene.as_editor.post(object_path(page, "/comments"), {{"text", words}}).id();
    };
    const auto early = said("Deleted while it was published.");
    const auto decided = said("About which something was decided.");
    const auto outcome = scene.as_owner
                             .put("/api/v1/comments/" + decided + "/outcome",
                                 {{"verdict", "partly"}, {"text", "Half."}, {"changed", json::array()}})
                             .id();
    const auto taken_along = scene.as_owner
                                 .put("/api/v1/comments/" + early + "/outcome",
                                     {{"verdict", "partly"}, {"text", "Half."}, {"changed", json::array()}})
                                 .id();
    const auto restore = [&](const std::string& object) {
        return scene.as_owner.post(object_path(object, "/restoration"), json::object());
    };
    ASSERT_EQ(scene.as_owner.del("/api/v1/comments/" + early).status, 200U);
    ASSERT_EQ(scene.as_owner.del("/api/v1/comments/" + decided + "/outcome").status, 200U);
    ASSERT_EQ(scene.unpublish(page).status, 200U);
    for (const auto& object : {early, outcome}) {
        ASSERT_EQ(restore(object).status, 200U);
        EXPECT_EQ(scene.as_reader.get(object_path(object)).status, 404U) << "its page is for editors";
        EXPECT_EQ(scene.as_editor.get(object_path(object)).status, 200U);
    }
    EXPECT_EQ(scene.as_reader.get(object_path(taken_along)).status, 404U);
    EXPECT_EQ(scene.as_editor.get(object_path(taken_along)).status, 200U);
    ASSERT_EQ(scene.publish(scene.as_owner, page, "Tides", "High water.", 0).status, 200U);
    for (const auto& object : {early, outcome, taken_along})
        EXPECT_EQ(scene.as_reader.get(object_path(object)).status, 200U) << "and now for readers, too";
}

TEST_P(Publishing, NothingComesBackFromTheBinWithoutWhatItBelongsTo) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    const auto file = attach(scene.as_owner, page, "telling name.txt");
    const auto comment = scene.as_editor.post(object_path(page, "/comments"), {{"text", "A point"}}).id();
    const auto outcome = scene.as_owner
                             .put("/api/v1/comments/" + comment + "/outcome",
                                 {{"verdict", "partly"}, {"text", "Half."}, {"changed", json::array()}})
                             .id();
    ASSERT_EQ(scene.as_owner.del("/api/v1/comments/" + comment).status, 200U);
    const auto restore = [&](const std::string& object) {
        return scene.as_owner.post(object_path(object, "/restoration"), json::object()).code();
    };
    EXPECT_EQ(restore(outcome), "objects.holder_in_bin");
    ASSERT_EQ(scene.as_owner.del(object_path(page)).status, 200U);
    for (const auto& belonging : {file, comment, outcome})
        EXPECT_EQ(restore(belonging), "objects.holder_in_bin");
    EXPECT_EQ(scene.as_reader.get(object_path(file)).status, 404U);
}

TEST_P(Publishing, OnlyTextsThatAWorkspacePublishesByItselfAreLookedAtForIt) {
    PublishingScene scene{host()};
    auto& furnish = scene.furnish;
    const auto wanted = scene.page("Wanted", "High water.");
    write_live(scene.as_owner, wanted, "Well thought about.");
    const auto taken = scene.page("Taken back", "High water.");
    write_live(scene.as_owner, taken, "Still being thought about.");
    ASSERT_EQ(scene.unpublish(taken).status, 200U);
    const auto deleted = scene.page("Deleted", "High water.");
    write_live(scene.as_owner, deleted, "Not needed.");
    ASSERT_EQ(scene.as_owner.del(object_path(deleted)).status, 200U);
    const auto fork = scene.as_editor.post(object_path(wanted, "/suggestions"), json::object()).id();
    write_live(scene.as_editor, fork, "Suggested.");
    const auto community = furnish.space(access::SpaceKind::community, scene.owner);
    const auto section = furnish.wiki(community, scene.owner);
    const auto by_hand =
        scene.as_owner.post("/api/v1/wiki/pages", {{"component", section.text()}, {"title", "Tides"}}).id();
    write_live(scene.as_owner, by_hand, "For whom?");
    std::set<std::string> found;
    for (ObjectId after;;) {
        const auto some =
            host().read([&](ReadTx& tx) { return collab::quiet_documents(tx, tx.now() + 1h, after); });
        for (const auto id : some)
            found.insert(id.text());
        if (some.empty()) break;
        after = some.back();
    }
    EXPECT_TRUE(found.contains(wanted));
    for (const auto& other : {taken, deleted, fork, by_hand})
        EXPECT_FALSE(found.contains(other)) << other;
}

/// Runs the job as the house does, and does something else between its looking and its saving.
class Overtaken final : public JobRun {
public:
    Overtaken(kit::TestHost& host, std::function<void()> meanwhile)
        : host_(host)
        , meanwhile_(std::move(meanwhile)) { }

    bool saves() const { return saves_; }
    const Json& input() const override { return input_; }
    bool should_stop() const override { return false; }
    void read(const std::function<void(ReadTx&)>& work) override { host_.read(work); }
    void step(std::int64_t, std::int64_t, const std::function<void(WriteTx&)>& save) override {
        if (!std::exchange(saves_, true)) meanwhile_();
        host_.write(save);
    }

private:
    kit::TestHost& host_;
    std::function<void()> meanwhile_;
    Json input_{"{}"};
    bool saves_ = false;
};

TEST_P(Publishing, WhatSomebodyTakesBackWhileItIsBeingPublishedByItselfStaysTakenBack) {
    PublishingScene scene{host()};
    const auto job = host::publish_quiet_texts([&]() -> Services& { return host().house().services(); });
    // The house's own run may be quicker, seldom; then there is nothing left to do here, and another page is.
    for (int attempt = 0; attempt < 5; ++attempt) {
        const auto page = scene.page("Tides " + std::to_string(attempt), "High water.");
        write_live(scene.as_owner, page, "Not yet for readers.");
        Overtaken run{host(), [&] { EXPECT_EQ(scene.unpublish(page).status, 200U); }};
        host().write([&](WriteTx& tx) {
            tx.run("update live_document set left_seq = last_seq where id = :id",
                bind("id", *ObjectId::parse(page)));
        });
        job.run(run);
        if (!run.saves()) continue;
        EXPECT_EQ(scene.view(scene.as_editor, page)["state"], "unpublished");
        EXPECT_EQ(scene.as_reader.get(page_path(page)).status, 404U);
        return;
    }
    FAIL() << "the house was quicker each time";
}

TEST_P(Publishing, WhatAnUnpublishedPageSaidIsForItsEditorsThoughOthersMaySeeThatItIsThere) {
    PublishingScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    scene.publish(scene.as_owner, page, "Tides", "Higher water.", 1);
    const auto contributor = scene.furnish.staff("Cora Contributor");
    scene.furnish.role(contributor, "contributor", scene.space);
    auto as_contributor = scene.furnish.sign_in(contributor);
    const auto revisions = object_path(page, "/revisions");
    ASSERT_EQ(as_contributor.get(revisions + "/1").status, 200U);
    ASSERT_EQ(scene.unpublish(page).status, 200U);
    EXPECT_EQ(as_contributor.get(revisions).json()["items"].size(), 0U);
    EXPECT_EQ(as_contributor.get(revisions + "/1").code(), "core.no_revision");
    EXPECT_EQ(as_contributor.get(object_path(page, "/comparison?from=1&to=2")).code(), "core.no_revision");
    const json anchor{{"block", "1"}, {"words", "High water."}, {"revision", 1}};
    EXPECT_EQ(
        as_contributor.post(object_path(page, "/comments"), {{"text", "Says it this?"}, {"anchor", anchor}})
            .code(),
        "comments.may_not")
        << "whatever words were there";
    EXPECT_EQ(scene.as_editor.get(revisions).json()["items"].size(), 2U);
    EXPECT_EQ(scene.as_editor.get(revisions + "/1").status, 200U);
}

/// Writes one paragraph live whose words are linked, as an editor may that asks nobody whether there is such
/// an end.
void write_link(kit::Browser& who, const std::string& page, const richtext::Link& link) {
    static yjs::ClientId client = 60'000;
    CollabClient editor{who, page, ++client};
    ASSERT_TRUE(editor.open());
    editor.change([&](yjs::Document& document, yjs::ClientId self) {
        richtext::Tree wanted;
        wanted.blocks.push_back({.node = richtext::Paragraph{}});
        wanted.blocks.back().text.push_back({.content = "Linked words", .style = {.link = link}});
        std::int64_t next = static_cast<std::int64_t>(self) * 1'000'000;
        const auto mint = [&] { return richtext::BlockId{++next}; };
        richtext::give_ids(wanted, mint);
        yjs::Budget budget;
        yjs::Edit edit{document, self, budget};
        EXPECT_FALSE(collab::bring_to(edit, wanted, mint));
        EXPECT_TRUE(edit.finish());
    });
    ASSERT_TRUE(editor.wait_until_saved());
}

TEST_P(Publishing, LinksThatLeadNowhereAreNoReasonNotToPublish) {
    PublishingScene scene{host()};
    const std::string no_title_of_a_page(230, 'x');
    for (const auto& link : {richtext::Link{richtext::ObjectLink{host().house().ids().next().value()}},
             richtext::Link{richtext::WikiLink{no_title_of_a_page}}}) {
        const auto page = scene.page("Tides " + std::to_string(link.index()), "High water.");
        write_link(scene.as_editor, page, link);
        const auto done =
            scene.as_editor.post(object_path(page, "/publication"), {{"title", "Tides"}, {"source", "live"}});
        EXPECT_EQ(done.status, 200U) << done.body;
        EXPECT_TRUE(scene.html(scene.as_reader, page).contains("Linked words"));
        ASSERT_EQ(scene.as_owner.del(object_path(page)).status, 200U) << "its title is free again";
    }
}

TEST_P(Publishing, ATextThatCannotBePublishedByItselfKeepsNoOtherAndIsTriedOnce) {
    PublishingScene scene{host()};
    const auto broken = scene.page("Broken", "High water.");
    write_live(scene.as_owner, broken, "Whose log is unreadable.");
    const auto other = scene.page("Other", "High water.");
    write_live(scene.as_owner, other, "Well thought about.");
    const auto id = *ObjectId::parse(broken);
    // As after a fault of the disk, and as if everybody had left both.
    host().write([&](WriteTx& tx) {
        tx.run("update live_contribution set updates = :octets where document = :id",
            bind("octets", Bytes{std::byte{9}, std::byte{9}}), bind("id", id));
        tx.run("update live_document set left_seq = last_seq where id in (:broken, :other)",
            bind("broken", id), bind("other", *ObjectId::parse(other)));
    });
    const auto job = host::publish_quiet_texts([&]() -> Services& { return host().house().services(); });
    Overtaken first{host(), [] { }}, second{host(), [] { }};
    EXPECT_THROW(job.run(first), std::runtime_error) << "an administrator has to hear of it";
    EXPECT_TRUE(soon([&] { return scene.html(scene.as_reader, other).contains("Well thought"); }));
    EXPECT_NO_THROW(job.run(second)) << "nothing more was written in it";
    host().write([&](WriteTx& tx) {
        tx.run("update live_document set published_seq = last_seq where id = :id", bind("id", id));
    });
}

}} // namespace folkmoot
