#include "api/wiki/live_editing.hpp"
#include "collab/rooms/log.hpp"
#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"
#include "kit/live_client.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot { namespace {

using namespace std::chrono_literals;
using api_tests::editors_editor;
using api_tests::owners_editor;
using api_tests::publish_live;
using kit::CollabClient;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(Collab);

std::vector<richtext::BlockId> block_ids(const richtext::Tree& tree) {
    std::vector<richtext::BlockId> ids;
    for (const richtext::Block& block : tree.blocks)
        ids.push_back(block.id);
    return ids;
}

bool all_have_ids(const richtext::Tree& tree) {
    return std::ranges::none_of(
        block_ids(tree), [](richtext::BlockId id) { return id == richtext::BlockId::none; });
}

TEST_P(Collab, TwoWhoWriteAtOnceSeeEachOthersWordsAndBothAreOnDisk) {
    WikiScene scene{host()};
    const auto page = scene.page("Tides", "# High water\n\nWhat is published.");
    CollabClient one{scene.as_owner, page, owners_editor}, other{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(one.open());
    ASSERT_TRUE(other.open());
    EXPECT_THAT(one.text(), testing::HasSubstr("What is published."));
    one.write("The owner's words.");
    other.write("The editor's words.");
    EXPECT_TRUE(one.wait_for("The editor's words.") && other.wait_for("The owner's words."));
    EXPECT_TRUE(one.wait_until_saved() && other.wait_until_saved());
    EXPECT_EQ(one.tree(), other.tree());
    CollabClient late{scene.as_owner, page, 4'003};
    ASSERT_TRUE(late.open());
    EXPECT_EQ(late.tree(), one.tree());
}

TEST_P(Collab, WhatIsSaidToBeSavedIsInTheLog) {
    WikiScene scene{host()};
    const auto page = scene.page("Ledger", "Before.");
    CollabClient writer{scene.as_owner, page, owners_editor};
    ASSERT_TRUE(writer.open());
    for (int line = 0; line < 20; ++line)
        writer.write("Line " + std::to_string(line));
    ASSERT_TRUE(writer.wait_until_saved());
    const auto stored = host().read(
        [&](ReadTx& tx) { return collab::find_document(tx, ObjectId::parse(page).value()).value(); });
    std::size_t updates = 0;
    for (const auto& contribution : stored.tail) {
        EXPECT_EQ(contribution.person, scene.owner.id);
        updates += contribution.updates.size();
    }
    EXPECT_EQ(updates, 20U);
    EXPECT_EQ(stored.owners.size(), 2U) << "the house's first text, and the owner's editor";
}

TEST_P(Collab, WhoMayNotEditIsDeniedAndHearsNothing) {
    WikiScene scene{host()};
    const auto page = scene.page("Closed", "Text.");
    const auto reader = scene.furnish.staff("Rhys Reader");
    scene.furnish.role(reader, "reader", scene.space);
    auto as_reader = scene.furnish.sign_in(reader);
    auto as_stranger = scene.furnish.sign_in(scene.furnish.staff("Stan Stranger"));
    for (auto* browser : {&as_reader, &as_stranger}) {
        CollabClient client{*browser, page, 4'010};
        EXPECT_FALSE(client.open());
        EXPECT_TRUE(client.was_denied());
    }
    CollabClient missing{scene.as_owner, ObjectId{77}.text(), 4'011};
    EXPECT_FALSE(missing.open());
    EXPECT_TRUE(missing.was_denied());
}

TEST_P(Collab, AnEditorWhoLosesTheRightWritesNothingMoreAndHearsNothingMore) {
    WikiScene scene{host()};
    const auto page = scene.page("Revoked", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor}, editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(owner.open() && editor.open());
    const auto began = std::chrono::steady_clock::now();
    const auto member = "/api/v1/spaces/" + scene.space.text() + "/members/" + scene.editor.id.text();
    ASSERT_EQ(scene.as_owner.del(member).status, 200U);
    EXPECT_TRUE(editor.wait_until([&] { return editor.was_denied(); }, 2s));
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
    editor.write("Too late.");
    owner.write("Not for the editor.");
    ASSERT_TRUE(owner.wait_until_saved());
    const auto heard = editor.heard();
    EXPECT_FALSE(editor.wait_until([&] { return editor.heard() > heard; }, 300ms));
    EXPECT_FALSE(owner.wait_until([&] { return owner.text().contains("Too late."); }, 300ms));
}

TEST_P(Collab, AGuestWhoseTimeIsOverIsShownOutThoughNobodyChangedARight) {
    WikiScene scene{host()};
    const auto page = scene.page("Until today", "Text.");
    const auto guest = scene.furnish.guest("Gwen Guest", scene.owner, 10min);
    scene.furnish.role(guest, "member", scene.space);
    auto as_guest = scene.furnish.sign_in(guest);
    CollabClient client{as_guest, page, 4'040};
    ASSERT_TRUE(client.open());
    host().clock().advance(11min);
    EXPECT_TRUE(client.wait_until([&] { return client.was_denied(); }, 3s) || client.close_code() == 4401U);
}

TEST_P(Collab, WordsSentBeforeTheRightIsLostArriveWholeOrNotAtAll) {
    WikiScene scene{host()};
    const auto page = scene.page("Racing", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor}, editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(owner.open() && editor.open());
    const auto member = "/api/v1/spaces/" + scene.space.text() + "/members/" + scene.editor.id.text();
    std::thread revoking{[&] { EXPECT_EQ(scene.as_owner.del(member).status, 200U); }};
    for (int line = 0; line < 100 && !editor.was_denied(); ++line) {
        editor.write("Line " + std::to_string(line));
        static_cast<void>(editor.wait_until([&] { return editor.was_denied() || editor.is_saved(); }, 100ms));
    }
    revoking.join();
    owner.write("Still here.");
    EXPECT_TRUE(owner.wait_until_saved());
    CollabClient late{scene.as_owner, page, 4'003};
    ASSERT_TRUE(late.open());
    EXPECT_TRUE(owner.wait_until([&] { return owner.tree() == late.tree(); }));
}

TEST_P(Collab, ASessionThatEndsTakesItsEditorAlong) {
    WikiScene scene{host()};
    const auto page = scene.page("Leaving", "Text.");
    CollabClient editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(editor.open());
    EXPECT_EQ(scene.as_editor.del("/api/v1/session").status, 200U);
    EXPECT_FALSE(editor.wait_until([] { return false; }, 2s));
    EXPECT_EQ(editor.close_code(), 4401U);
}

TEST_P(Collab, AnothersClientIdIsRefusedAndTheOthersNoticeNothing) {
    WikiScene scene{host()};
    const auto page = scene.page("Hijack", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor};
    ASSERT_TRUE(owner.open());
    owner.write("Mine.");
    ASSERT_TRUE(owner.wait_until_saved());
    CollabClient thief{scene.as_editor, page, owners_editor};
    ASSERT_TRUE(thief.open());
    thief.write("Evil.");
    EXPECT_FALSE(thief.wait_until_saved());
    EXPECT_EQ(thief.close_code(), 1008U);
    owner.write("Still mine.");
    EXPECT_TRUE(owner.wait_until_saved());
    EXPECT_FALSE(owner.text().contains("Evil."));
}

TEST_P(Collab, WhatNoEditorSendsEndsTheConnectionAndChangesNothing) {
    WikiScene scene{host()};
    const auto page = scene.page("Hostile", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor};
    ASSERT_TRUE(owner.open());
    const auto before = owner.tree();
    using Octets = std::vector<std::uint8_t>;
    const std::vector<std::pair<const char*, Octets>> attacks{
        {"an update cut short", {1, 1, 5, 0}},
        {"a delete of what nobody has made", {0, 1, 0xa1, 0x1f, 1, 0, 0xff, 0xff, 0x03}},
        {"a root that no page has", {1, 1, 9, 0, 4, 1, 5, 'o', 't', 'h', 'e', 'r', 1, 'x', 0}},
        {"a document inside the document",
            {1, 1, 9, 0, 9, 1, 7, 'd', 'e', 'f', 'a', 'u', 'l', 't', 1, 'g', 118, 0, 0}},
    };
    for (const auto& [what, octets] : attacks) {
        CollabClient attacker{scene.as_editor, page, 9};
        ASSERT_TRUE(attacker.open()) << what;
        attacker.send_update(octets);
        EXPECT_FALSE(attacker.wait_until_saved()) << what;
        EXPECT_EQ(attacker.close_code(), 1008U) << what;
    }
    owner.write("Nothing happened.");
    EXPECT_TRUE(owner.wait_until_saved());
    EXPECT_EQ(owner.tree().blocks.size(), before.blocks.size() + 1);
}

TEST_P(Collab, AnUpdateWhoseForerunnerWasLostIsTakenOnceBothAreThere) {
    WikiScene scene{host()};
    const auto page = scene.page("Gap", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor}, editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(owner.open() && editor.open());
    editor.lose_next();
    editor.write("First.");
    editor.write("Second.");
    EXPECT_TRUE(editor.wait_until_saved()) << "asked for what is lacking, the editor sends both";
    EXPECT_TRUE(owner.wait_for("First.") && owner.wait_for("Second."));
}

TEST_P(Collab, InASpaceThatIsFrozenMeanwhileNothingMoreIsSaved) {
    WikiScene scene{host()};
    const auto page = scene.page("Frozen meanwhile", "Text.");
    CollabClient editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(editor.open());
    editor.write("In time. ");
    ASSERT_TRUE(editor.wait_until_saved());
    const auto state = "/api/v1/spaces/" + scene.space.text() + "/state";
    ASSERT_EQ(scene.as_owner.put(state, {{"state", "frozen"}, {"reason", "A look"}}).status, 200U);
    EXPECT_TRUE(editor.wait_until([&] { return editor.was_denied(); }, 2s));
    editor.write("Too late.");
    EXPECT_FALSE(editor.wait_until([] { return false; }, 300ms));
    CollabClient refused{scene.as_owner, page, owners_editor};
    EXPECT_FALSE(refused.open());
    ASSERT_EQ(scene.as_owner.put(state, {{"state", "open"}, {"reason", "Seen"}}).status, 200U);
    CollabClient again{scene.as_owner, page, owners_editor + 10};
    ASSERT_TRUE(again.open());
    EXPECT_TRUE(again.text().contains("In time."));
    EXPECT_FALSE(again.text().contains("Too late."));
}

TEST_P(Collab, ATicketOpensItAndGarbageClosesIt) {
    WikiScene scene{host()};
    const auto page = scene.page("Doors", "Text.");
    CollabClient without{scene.as_editor, page, editors_editor};
    ASSERT_EQ(without.status(), 101U);
    without.send(collab::sync_frame(page, collab::SyncKind::state, yjs::write_state_vector({})));
    EXPECT_FALSE(without.wait_until([] { return false; }, 1s));
    EXPECT_EQ(without.close_code(), 1008U);
    CollabClient garbage{scene.as_editor, page, editors_editor};
    garbage.send("\xff\xff\xff");
    EXPECT_FALSE(garbage.wait_until([] { return false; }, 1s));
    EXPECT_EQ(garbage.close_code(), 1008U);
    EXPECT_EQ(kit::SocketClient(scene.as_owner, "/collab", "https://evil.example").status(), 403U);
    EXPECT_EQ(kit::SocketClient(host().browser(), "/collab").status(), 401U);
}

TEST_P(Collab, ATextOfMegabytesIsOpenedAndOneThatIsTooLargeTakesNothingMore) {
    WikiScene scene{host()};
    const auto page = scene.page("Large", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor};
    ASSERT_TRUE(owner.open());
    const std::string lines(900'000, 'x');
    for (int part = 0; part < 9; ++part) {
        owner.write(lines);
        ASSERT_TRUE(owner.wait_until_saved()) << part;
    }
    CollabClient editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(editor.open());
    EXPECT_EQ(editor.tree().blocks.size(), 10U);
    owner.write(lines);
    EXPECT_FALSE(owner.wait_until_saved());
    EXPECT_EQ(owner.close_code(), 1009U);
    EXPECT_EQ(owner.told_end(), "too-large");
}

TEST_P(Collab, ATextThatCannotBeReadIsSaidToBeUnavailableAndNeverShownEmpty) {
    WikiScene scene{host()};
    const auto page = scene.page("Damaged", "Text.");
    const auto id = ObjectId::parse(page).value();
    const yjs::OwnedOctets garbage{0xff, 0xff, 0xff};
    host().write([&](WriteTx& tx) { collab::begin_document(tx, id, 1, garbage, {1, scene.owner.id}); });
    CollabClient editor{scene.as_editor, page, editors_editor};
    EXPECT_FALSE(editor.open());
    EXPECT_EQ(editor.told_end(), "unavailable");
    EXPECT_EQ(editor.close_code(), 0U) << "its other documents stay open";
}

TEST_P(Collab, WhoLeavesADocumentHearsNoMoreOfItAndMayOpenItAgainOnTheSameConnection) {
    WikiScene scene{host()};
    const auto page = scene.page("Left", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor}, editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(owner.open() && editor.open());
    editor.send(collab::close_frame(page, {}));
    owner.write("Said without the editor.");
    ASSERT_TRUE(owner.wait_until_saved());
    EXPECT_FALSE(editor.wait_until([&] { return editor.heard() > 0; }, 300ms));
    EXPECT_EQ(editor.close_code(), 0U);
    ASSERT_TRUE(editor.open());
    EXPECT_TRUE(editor.wait_for("Said without the editor."));
    editor.write("Back again.");
    EXPECT_TRUE(owner.wait_for("Back again."));
}

TEST_P(Collab, OthersSeeWhoSomebodyIsAndNotWhoTheySayTheyAre) {
    WikiScene scene{host()};
    const auto page = scene.page("Faces", "Text.");
    CollabClient owner{scene.as_owner, page, owners_editor}, editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(owner.open() && editor.open());
    yjs::Writer said;
    said.var_uint(1);
    said.var_uint(editors_editor);
    said.var_uint(1);
    said.var_string(R"json({"user":{"name":"The Minister","color":"url(//evil)"},"cursor":1})json");
    editor.send(collab::awareness_frame(page, said.written()));
    ASSERT_TRUE(owner.wait_until([&] { return owner.presence().contains(editors_editor); }));
    const auto state = nlohmann::json::parse(owner.presence().at(editors_editor));
    EXPECT_EQ(state["user"]["id"], scene.editor.id.text());
    EXPECT_NE(state["user"]["name"], "The Minister");
    EXPECT_EQ(state["cursor"], 1);
    EXPECT_FALSE(state.dump().contains("evil"));
}

TEST_P(Collab, ThePublishedTextIsTheLiveOneAndItsBlocksKeepTheirIds) {
    WikiScene scene{host()};
    const auto page = scene.page("Published", "# Heading\n\nFirst paragraph.");
    CollabClient editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(editor.open());
    editor.write("Written live.");
    ASSERT_TRUE(editor.wait_until_saved());
    const auto published = publish_live(scene.as_editor, page, "Published");
    ASSERT_EQ(published.status, 200U) << published.body;
    EXPECT_THAT(scene.as_owner.get(kit::page_path(page)).json().value("html", ""),
        testing::HasSubstr("Written live."));
    EXPECT_TRUE(editor.wait_until([&] { return all_have_ids(editor.tree()); }))
        << "the new one is told its id";
    const auto ids = block_ids(editor.tree());
    editor.write("And more.");
    ASSERT_TRUE(editor.wait_until_saved());
    ASSERT_EQ(publish_live(scene.as_editor, page, "Published").status, 200U);
    ASSERT_TRUE(editor.wait_until([&] { return all_have_ids(editor.tree()); }));
    auto later = block_ids(editor.tree());
    later.pop_back();
    EXPECT_EQ(later, ids);
}

TEST_P(Collab, WhatIsPublishedAsMarkdownComesIntoTheLiveTextWithoutLosingWhatWasWrittenThere) {
    WikiScene scene{host()};
    const auto page = scene.page("Both", "First paragraph.\n\nSecond paragraph.");
    CollabClient editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(editor.open());
    editor.write("Written live.");
    ASSERT_TRUE(editor.wait_until_saved());
    ASSERT_EQ(scene.publish(scene.as_owner, page, "Both", "First paragraph, changed.\n\nSecond paragraph.", 1)
                  .status,
        200U);
    EXPECT_TRUE(editor.wait_for("First paragraph, changed."));
    EXPECT_THAT(editor.text(), testing::HasSubstr("Written live."));
    ASSERT_EQ(publish_live(scene.as_editor, page, "Both").status, 200U);
    const auto html = scene.as_owner.get(kit::page_path(page)).json().value("html", "");
    EXPECT_THAT(html, testing::AllOf(testing::HasSubstr("changed."), testing::HasSubstr("Written live.")));
}

TEST_P(Collab, WhatWasPublishedWhileNobodyWasThereIsInTheTextThatIsOpenedNext) {
    WikiScene scene{host()};
    const auto page = scene.page("Away", "First.");
    {
        CollabClient editor{scene.as_editor, page, editors_editor};
        ASSERT_TRUE(editor.open());
        editor.write("Not yet published.");
        ASSERT_TRUE(editor.wait_until_saved());
    }
    ASSERT_EQ(scene.publish(scene.as_owner, page, "Away", "First.\n\nPublished by hand.", 1).status, 200U);
    CollabClient again{scene.as_editor, page, 4'030};
    ASSERT_TRUE(again.open());
    EXPECT_TRUE(again.wait_for("Published by hand."));
    EXPECT_THAT(again.text(), testing::HasSubstr("Not yet published."));
}

TEST_P(Collab, NothingLiveCanBePublishedWhereNobodyHasBegun) {
    WikiScene scene{host()};
    const auto page = scene.page("Quiet", "Text.");
    const auto refused = publish_live(scene.as_owner, page, "Quiet");
    EXPECT_EQ(refused.status, 409U);
    EXPECT_EQ(refused.json().value("code", ""), "objects.nothing_live");
}

TEST_P(Collab, ManyContributionsBecomeOneStateWithTheSameText) {
    WikiScene scene{host()};
    const auto page = scene.page("Long", "Text.");
    const auto id = ObjectId::parse(page).value();
    CollabClient editor{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(editor.open());
    const auto tail = [&] {
        return host().read([&](ReadTx& tx) { return collab::find_document(tx, id).value().tail.size(); });
    };
    for (int line = 0; line < 520; ++line) {
        editor.write("x");
        ASSERT_TRUE(editor.wait_until_saved());
    }
    EXPECT_TRUE(kit::soon([&] { return tail() < 100; }, 5s));
    CollabClient late{scene.as_owner, page, owners_editor};
    ASSERT_TRUE(late.open());
    EXPECT_EQ(late.tree(), editor.tree());
}
TEST_P(Collab, PlainYWebsocketIsClosedUnlessTheConfigurationOpensIt) {
    WikiScene scene{host()};
    const auto page = scene.page("Plain", "Text.");
    EXPECT_EQ(kit::SocketClient(scene.as_owner, "/collab/" + page).status(), 404U);
}

TEST(CollabByYWebsocket, HearsAndIsHeardWithoutNamesInItsMessages) {
    kit::TestHost host{kit::Backend::sqlite,
        {.configuration = [](host::Configuration& configuration) { configuration.y_websocket = true; }}};
    WikiScene scene{host};
    const auto page = scene.page("Plain", "What is published.");
    CollabClient other{scene.as_editor, page, editors_editor};
    ASSERT_TRUE(other.open());
    kit::SocketClient plain{scene.as_owner, "/collab/" + page};
    ASSERT_EQ(plain.status(), 101U);
    yjs::Document document;
    const auto send = [&](collab::SyncKind kind, yjs::Octets octets) {
        plain.send(
            kit::SocketClient::Kind::binary, *collab::without_name(collab::sync_frame(page, kind, octets)));
    };
    send(collab::SyncKind::state, yjs::write_state_vector({}));
    const auto answer = plain.receive();
    ASSERT_TRUE(answer);
    yjs::Reader reader{yjs::as_octets(*answer)};
    EXPECT_EQ(reader.var_uint(), 0U);
    EXPECT_EQ(reader.var_uint(), 1U);
    EXPECT_TRUE(document.apply(reader.var_octets(), yjs::Limits{}, yjs::Budget{}));
    EXPECT_GT(document.blocks(), 0U);
    send(collab::SyncKind::update,
        yjs::OwnedOctets{
            1, 1, 9, 0, 7, 1, 7, 'd', 'e', 'f', 'a', 'u', 'l', 't', 3, 4, 'r', 'u', 'l', 'e', 0});
    EXPECT_TRUE(other.wait_until([&] { return other.heard() > 0; }));
    kit::SocketClient stranger{
        scene.furnish.sign_in(scene.furnish.staff("Stan Stranger")), "/collab/" + page};
    send(collab::SyncKind::state, yjs::write_state_vector({}));
    const auto denial = stranger.receive();
    ASSERT_TRUE(denial);
    EXPECT_EQ(denial->substr(0, 2), (std::string{2, 0})) << "as y-protocols say that it is denied";
    EXPECT_FALSE(stranger.receive());
    EXPECT_EQ(stranger.close_code(), 4403U);
}

}} // namespace folkmoot
