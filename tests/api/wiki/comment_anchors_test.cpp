// Comments on words of a text that is written live: they stay with their letters.
#include "api/wiki/commenting.hpp"
#include "collab/tree/anchor.hpp"
#include "collab/tree/bring_to.hpp"
#include "host/base64url.hpp"
#include "kit/collab_client.hpp"

#include <folkmoot/richtext_diff.hpp>

namespace folkmoot { namespace {

using namespace api_tests;
using kit::CollabClient;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(CommentAnchors);

/// Makes the live text another, as somebody would have typed it.
void rewrite(CollabClient& client, yjs::ClientId self, const std::string& markdown) {
    client.change([&](yjs::Document& document, yjs::ClientId) {
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

/// The positions of words in the editor's own document, as it would send them: of the last place where they
/// stand in the first block that has them.
json tied_at(CollabClient& client, const std::string& words) {
    // A copy, in which every block has an id: positions are those of letters, which it does not change.
    auto document = yjs::load(client.document().encode()).value();
    yjs::Budget budget;
    yjs::Edit edit{document, 7, budget};
    collab::give_block_ids(edit, collab::tree_of(document).value(),
        [next = std::int64_t{1'000}]() mutable { return richtext::BlockId{++next}; });
    EXPECT_TRUE(edit.finish());
    const auto read = collab::tree_of(document).value();
    json tied;
    richtext::each_block(read.tree.blocks, [&](const richtext::Block& block) {
        const auto at = richtext::plain_text(block.text).rfind(words);
        if (at == std::string::npos || !tied.is_null()) return;
        const auto position = [&](std::size_t place, std::int32_t assoc) {
            const auto octets =
                yjs::write_position(collab::anchor_at(document, read, {block.id, place}, assoc).value());
            return host::to_base64url(std::as_bytes(std::span{octets}));
        };
        tied = {{"first", position(at, 0)}, {"last", position(at + words.size(), -1)}};
    });
    EXPECT_FALSE(tied.is_null()) << words;
    return tied;
}

json anchor_in(kit::Browser& who, const std::string& page, const std::string& which) {
    const auto answer = who.get(comments_of(page) + "?which=" + which);
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json()["items"].at(0)["anchor"];
}

void publish_typed(kit::Browser& who, const std::string& page, std::int64_t base) {
    const auto title = who.get(kit::page_path(page)).json()["title"];
    const auto answer = who.post(kit::object_path(page, "/publication"),
        {{"title", title}, {"source", "live"}, {"base_revision", base}});
    EXPECT_EQ(answer.status, 200U) << answer.body;
}

TEST_P(CommentAnchors, StayWithTheirLettersWhatOthersTypeAroundAndBetweenThem) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The cat saw the cat.\n\nAnd another line.");
    CollabClient editor{scene.as_editor, page, 71'001};
    ASSERT_TRUE(editor.open());
    auto pointed = pointed_at(scene.as_editor, page, "The cat saw the cat.");
    pointed["words"] = "cat";
    pointed["start"] = 16;
    comment(scene.as_editor, page, {{"text", "The same one?"}, {"anchor", pointed}});
    rewrite(editor, 71'001, "A first line.\n\nYes: the cat and the bird saw the other cat there.\n\nAnd.");
    const auto in_draft = anchor_in(scene.as_editor, page, "draft");
    EXPECT_EQ(in_draft["fate"], "same") << in_draft;
    EXPECT_EQ(in_draft["ranges"][0]["start"], 40) << "the second of the two: " << in_draft;
    const auto published = anchor_in(scene.as_editor, page, "published");
    EXPECT_EQ(published["fate"], "same") << "readers have the words where they were: " << published;
    EXPECT_EQ(published["ranges"][0]["start"], 16);
    publish_typed(scene.as_editor, page, 1);
    EXPECT_EQ(anchor_in(scene.as_editor, page, "published")["ranges"][0]["start"], 40);
    rewrite(editor, 71'001, "A first line.\n\nYes: the cat and the bird saw the other c-a-t there.\n\nAnd.");
    const auto changed = anchor_in(scene.as_editor, page, "draft");
    EXPECT_EQ(changed["fate"], "changed") << changed;
    EXPECT_EQ(changed["ranges"][0]["words"], "c-a-t");
}

TEST_P(CommentAnchors, AreOrphanedWhenTheirLettersAreDeletedThoughTheSameWordsStandElsewhere) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "The cat saw the cat.");
    CollabClient editor{scene.as_editor, page, 71'002};
    ASSERT_TRUE(editor.open());
    auto pointed = pointed_at(scene.as_editor, page, "The cat saw the cat.");
    pointed["words"] = "cat";
    pointed["start"] = 16;
    comment(scene.as_editor, page, {{"text", "Which?"}, {"anchor", pointed}});
    rewrite(editor, 71'002, "The cat saw.");
    EXPECT_EQ(anchor_in(scene.as_editor, page, "draft")["fate"], "gone");
    publish_typed(scene.as_editor, page, 1);
    const auto gone = anchor_in(scene.as_owner, page, "published");
    EXPECT_EQ(gone["fate"], "gone") << gone;
    EXPECT_EQ(gone["words"], "cat") << "and say what they were about";
}

TEST_P(CommentAnchors, OfWordsThatWereMovedElsewhereAreFoundByTheirQuote) {
    WikiScene scene{host()};
    const std::string words = "Nobody has ever asked the herring.";
    const auto page = scene.page("Tides", "First.\n\n" + words + "\n\nLast.");
    CollabClient editor{scene.as_editor, page, 71'003};
    ASSERT_TRUE(editor.open());
    comment(scene.as_editor, page, {{"text", "True?"}, {"anchor", pointed_at(scene.as_editor, page, words)}});
    rewrite(editor, 71'003, words + "\n\nFirst.\n\nLast.");
    const auto moved = anchor_in(scene.as_editor, page, "draft");
    EXPECT_EQ(moved["fate"], "same") << moved;
    EXPECT_EQ(moved["ranges"][0]["words"], words);
}

TEST_P(CommentAnchors, OnWordsOfTheDraftAreForThoseWhoSeeDraftsAndSayWhereTheyAre) {
    WikiScene scene{host()};
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    const auto page = scene.page("Tides", "High water.");
    CollabClient editor{scene.as_editor, page, 71'004};
    ASSERT_TRUE(editor.open());
    editor.write("A sardonyx sentence nobody has read.");
    ASSERT_TRUE(editor.wait_until_saved());
    const auto made = comment(
        scene.as_editor, page, {{"text", "Too opalescent?"}, {"tied", tied_at(editor, "sardonyx sentence")}});
    const auto thread = "/api/v1/comment-threads/" + made["thread"].get<std::string>();
    const auto shown = threads(scene.as_owner, page)["items"].at(0);
    EXPECT_EQ(shown["on_draft"], true);
    EXPECT_EQ(shown["anchor"]["fate"], "in_draft") << shown;
    EXPECT_EQ(shown["anchor"]["words"], "sardonyx sentence");
    EXPECT_EQ(shown["comments"][0]["readers"]["drafts"], true);
    host().clock().advance(std::chrono::seconds{1});
    ASSERT_EQ(scene.as_owner.post(thread + "/comments", {{"text", "It stays"}}).status, 200U);

    const auto hidden = [&] {
        EXPECT_EQ(threads(as_reader, page)["open"], 0);
        EXPECT_EQ(as_reader.get(thread).status, 404U);
        EXPECT_EQ(as_reader.get("/api/v1/comments/" + made["id"].get<std::string>()).status, 404U);
        EXPECT_FALSE(as_reader.get("/api/v1/search?q=opalescent").body.contains("opalescent"));
    };
    ASSERT_TRUE(kit::soon(
        [&] { return scene.as_owner.get("/api/v1/search?q=opalescent").body.contains("/comments/"); }));
    hidden();
    publish_typed(scene.as_editor, page, 1);
    EXPECT_EQ(threads(scene.as_owner, page)["items"].at(0)["anchor"]["fate"], "same");
    hidden();
    ASSERT_EQ(scene.as_owner.del(kit::object_path(page, "/publication")).status, 200U);
    publish_typed(scene.as_editor, page, 0);
    hidden();
    EXPECT_EQ(threads(scene.as_owner, page)["open"], 1) << "which those who write it keep";
}

TEST_P(CommentAnchors, OnTheDraftAsItIsReadPointAtItsBlocksWithoutIds) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water.");
    CollabClient editor{scene.as_editor, page, 71'005};
    ASSERT_TRUE(editor.open());
    editor.write("New words.");
    ASSERT_TRUE(editor.wait_until_saved());
    const auto html =
        scene.as_owner.get(kit::object_path(page, "/live-text")).json()["html"].get<std::string>();
    const auto at = html.rfind("data-block=\"", html.find("New words.")) + 12;
    const auto block = html.substr(at, html.find('"', at) - at);
    editor.write("And more.");
    ASSERT_TRUE(editor.wait_until_saved());
    comment(scene.as_owner, page,
        {{"text", "Good"}, {"which", "draft"}, {"anchor", {{"block", block}, {"words", "New words."}}}});
    const auto anchor = anchor_in(scene.as_owner, page, "draft");
    EXPECT_EQ(anchor["fate"], "same") << anchor;
    EXPECT_EQ(anchor["ranges"][0]["block"], block) << "an id that lasts while others write";
}

TEST_P(CommentAnchors, OnWhatWasNeverPublishedAreWrittenAmongItsEditors) {
    WikiScene scene{host()};
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    const auto page = scene.page("Never published");
    const auto id =
        comment(scene.as_owner, page, {{"text", "Shall we?"}, {"which", "draft"}})["id"].get<std::string>();
    EXPECT_EQ(threads(scene.as_editor, page)["open"], 1);
    EXPECT_EQ(as_reader.get(comments_of(page)).status, 404U);
    ASSERT_EQ(scene.publish(scene.as_owner, page, "Never published", "But now.", 0).status, 200U);
    const auto hidden = [&](const char* when) {
        EXPECT_EQ(threads(as_reader, page)["open"], 0) << when;
        EXPECT_EQ(as_reader.get("/api/v1/comments/" + id).status, 404U) << when;
        EXPECT_EQ(threads(scene.as_editor, page)["open"], 1) << when;
    };
    hidden("published");
    made(scene.as_owner.del("/api/v1/comments/" + id));
    made(scene.as_owner.post("/api/v1/objects/" + id + "/restoration", json::object()));
    hidden("brought back alone");
    host().clock().advance(std::chrono::seconds{1});
    made(scene.as_owner.del("/api/v1/objects/" + page));
    made(scene.as_owner.post("/api/v1/objects/" + page + "/restoration", json::object()));
    hidden("brought back with its page");
    made(scene.as_owner.put("/api/v1/comments/" + id, {{"text", "Shall we not?"}}, {{"If-Match", "\"1\""}}));
    hidden("edited");
    const auto above = scene.page("Above", "Text.");
    made(scene.as_owner.put(kit::page_path(page, "/place"), {{"parent", above}, {"before", nullptr}}));
    hidden("moved");
}

TEST_P(CommentAnchors, ThatAreNoPositionsOfThisTextAreRefused) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "High water."), other = scene.page("Other", "Low water.");
    CollabClient editor{scene.as_editor, page, 71'006}, elsewhere{scene.as_editor, other, 71'007};
    ASSERT_TRUE(editor.open());
    ASSERT_TRUE(elsewhere.open());
    elsewhere.write("Somewhere else.");
    ASSERT_TRUE(elsewhere.wait_until_saved());
    const auto good = tied_at(editor, "water");
    const auto refused = [&](const json& tied) {
        const auto answer = scene.as_editor.post(comments_of(page), {{"text", "What?"}, {"tied", tied}});
        EXPECT_EQ(answer.status, 422U) << answer.body;
    };
    refused(tied_at(elsewhere, "Somewhere"));
    refused({{"first", good["last"]}, {"last", good["first"]}});
    refused({{"first", ""}, {"last", ""}});
    refused({{"first", "____"}, {"last", good["last"]}});
    refused({{"first", std::string(400, 'A')}, {"last", good["last"]}});
    refused({{"first", "no base64!"}, {"last", good["last"]}});
    comment(scene.as_editor, page, {{"text", "Which water?"}, {"tied", good}});
}

TEST_P(CommentAnchors, ArePointedAtInTheDraftByItsEditorsOnly) {
    kit::Community scene{host()};
    const auto page = scene.page;
    const json tied{{"first", "AAAA"}, {"last", "AAAA"}};
    EXPECT_EQ(scene.as_acme.post(comments_of(page), {{"text", "Hello"}, {"tied", tied}}).status, 403U);
    EXPECT_EQ(scene.as_acme.post(comments_of(page), {{"text", "Hello"}, {"which", "draft"}}).status, 403U);
    const auto made = comment(scene.as_member, page, {{"text", "Among us"}, {"which", "draft"}});
    EXPECT_EQ(scene.as_acme.get("/api/v1/comment-threads/" + made["thread"].get<std::string>()).status, 404U);
    EXPECT_EQ(threads(scene.as_acme, page)["open"], 0);
    EXPECT_EQ(threads(scene.as_owner, page)["items"][0]["comments"][0]["readers"]["audience"], "staff");
    const auto of_acme = comment(
        scene.as_acme, page, {{"text", "Ours"}, {"anchor", pointed_at(scene.as_acme, page, "The plan")}});
    CollabClient editor{scene.as_member, page, 71'008};
    ASSERT_TRUE(editor.open());
    rewrite(editor, 71'008, "A secret scheme for everyone here.");
    const auto anchor =
        scene.as_acme.get("/api/v1/comment-threads/" + of_acme["thread"].get<std::string>()).json()["anchor"];
    EXPECT_EQ(anchor["fate"], "same");
    EXPECT_FALSE(anchor.dump().contains("secret")) << anchor;
    EXPECT_TRUE(anchor["tied"].is_null()) << "positions count what others have written";
    EXPECT_EQ(anchor_in(scene.as_acme, page, "draft"), anchor);
}

}} // namespace folkmoot
